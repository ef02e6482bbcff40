"""What the reader makes of a line or two, as people write them: each with some of the labels it should get."""

from typing import Any

import pytest

from ourterms.terms.rules.labels import labels
from ourterms.terms.rules.reading import read

LINES: list[tuple[str, dict[str, Any]]] = [
    # The plain ways
    ("We pay £25 an hour for meetings and £12.50 for preparation.", {"pay.amount": 25, "pay.unit": "hour"}),
    ("Payment: £150 for a full day, £75 for a half day.", {"pay.amount": 150, "pay.unit": "day"}),
    (
        "You will be paid £75 per half-day session in line with NIHR guidance.",
        {"pay.amount": 75, "pay.unit": "half_day"},
    ),
    ("Band 4 £26,530 to £29,114 pro rata. NHS", {"pay.amount": 26530, "pay.unit": "year"}),
    ("Salary: £24,071 - £25,674 per annum (pro rata)", {"pay.amount": 24071, "pay.unit": "year"}),
    (
        "As a thank you for your time you will receive a £20 Love2shop voucher.",
        {"pay.amount": 20, "pay.form": "voucher"},
    ),
    (
        "We'll give you a £30 high street voucher for each group you come to.",
        {"pay.amount": 30, "pay.form": "voucher", "pay.unit": "session"},
    ),
    (
        "Participants will be offered €40 for the interview.",
        {"pay.amount": 40, "pay.currency": "EUR", "pay.unit": "session"},
    ),
    ("You get twenty-five pounds an hour.", {"pay.amount": 25, "pay.unit": "hour", "pay.currency": "GBP"}),
    (
        "An honorarium of CAD 100 per meeting is offered.",
        {"pay.amount": 100, "pay.currency": "CAD", "pay.unit": "meeting"},
    ),
    ("A sitting fee of NZ$330 per day applies.", {"pay.amount": 330, "pay.currency": "NZD", "pay.unit": "day"}),
    (
        "We offer $50/hr for your time. Contact us in Melbourne, Victoria, Australia.",
        {"pay.amount": 50, "pay.currency": "AUD"},
    ),
    ("You'll be paid up to £150 for the whole project.", {"pay.amount": 150, "pay.unit": "total"}),
    ("Rate: £25 ph plus travel", {"pay.amount": 25, "pay.unit": "hour"}),
    ("£20 per hour or part hour", {"pay.amount": 20, "pay.unit": "hour"}),
    ("The role is paid at £200 a month.", {"pay.amount": 200, "pay.unit": "month"}),
    ("There is an annual honorarium of £1,500.", {"pay.amount": 1500, "pay.unit": "year"}),
    ("The project has a budget of £250,000 and we pay £20 an hour.", {"pay.amount": 20}),
    ("Win a £100 voucher in our prize draw!", {"pay.amount": None, "pay.form": None}),
    ("Everyone who takes part can enter a draw to win an iPad or £50.", {"pay.amount": None, "pay.form": None}),
    ("We have been awarded £1.2 million by the Lottery.", {"pay.amount": None, "pay.form": None}),
    (
        ("Sorry, this is a voluntary role and we can't offer payment, but travel costs will be reimbursed."),
        {"pay.form": "expenses_only", "expenses.covered": True},
    ),
    ("This is an unpaid volunteer position.", {"pay.form": "unpaid"}),
    ("Members give their time for free.", {"pay.form": "unpaid"}),
    ("There's no payment for this I'm afraid.", {"pay.form": "unpaid"}),
    ("We cannot pay you for your time.", {"pay.form": "unpaid"}),
    ("Members are reimbursed for their time.", {"pay.form": "money"}),
    ("You will be remunerated in line with our involvement payment policy.", {"pay.form": "money"}),
    ("Payment for your involvement is available at the Trust's usual rate.", {"pay.form": "money"}),
    ("A per diem is provided.", {"pay.form": "money"}),
    ("Choose between a bank transfer or shopping vouchers.", {"pay.form": "choice"}),
    ("Paid as cash, voucher or BACS, you choose.", {"pay.form": "choice"}),
    ("Taking part is entirely voluntary.", {"pay.form": None}),
    ("A small thank-you gift will be given.", {"pay.form": None}),
    ("Childcare of up to £10 an hour can be claimed.", {"pay.amount": None}),
    ("Mileage is paid at 45p per mile and parking up to £8 a day.", {"pay.amount": None, "expenses.covered": True}),
    ("Reasonable out-of-pocket expenses will be refunded.", {"expenses.covered": True}),
    ("Travel expenses can be claimed on production of receipts.", {"expenses.covered": True}),
    ("All your expenses are covered.", {"expenses.covered": True}),
    ("We can't cover travel costs.", {"expenses.covered": False}),
    ("Travel is not reimbursed.", {"expenses.covered": False}),
    ("Your bus fare will be paid back on the day.", {"expenses.covered": True}),
    ("We will send a taxi for you.", {"expenses.covered": True}),
    ("You won't be out of pocket.", {"expenses.covered": True}),
    ("The group looked at the cost of living.", {"expenses.covered": None}),
    ("A member of our team will be on hand throughout if you need to talk.", {"debrief_or_support_offered": True}),
    ("You will have a named contact who can support you.", {"debrief_or_support_offered": True}),
    ("Our Involvement Worker will support you throughout the project.", {"debrief_or_support_offered": True}),
    ("Support will be provided before, during and after each session.", {"debrief_or_support_offered": True}),
    (
        "If anything upsets you, one of our peer workers will be there to chat.",
        {"debrief_or_support_offered": True},
    ),
    ("A counsellor is on call during the workshop.", {"debrief_or_support_offered": True}),
    ("We offer emotional and practical support.", {"debrief_or_support_offered": True}),
    ("There will be time to debrief.", {"debrief_or_support_offered": True}),
    ("You'll get regular supervision and a mentor.", {"debrief_or_support_offered": True}),
    ("Wellbeing support is available to all panel members.", {"debrief_or_support_offered": True}),
    ("We check in with everyone after each meeting.", {"debrief_or_support_offered": True}),
    ("The study is about support for carers after discharge.", {"debrief_or_support_offered": None}),
    ("We want to improve the support people get in a crisis.", {"debrief_or_support_offered": None}),
    ("Have you used our peer support groups?", {"debrief_or_support_offered": None}),
    ("We cannot provide support after the session.", {"debrief_or_support_offered": False}),
    ("Full training and support will be given.", {"training_offered": True, "debrief_or_support_offered": True}),
    ("You will get an induction.", {"training_offered": True}),
    ("No training needed.", {"training_offered": None}),
    ("We'll train you up.", {"training_offered": True}),
    ("The panel will design training for ward staff.", {"training_offered": None}),
    ("We provide training in interviewing skills.", {"training_offered": True}),
    ("There is a half-day orientation session for new members.", {"training_offered": True}),
    ("All volunteers receive training before they start.", {"training_offered": True}),
    ("You will help to train student nurses.", {"training_offered": None}),
    ("Please contact Jo Smith on 01632 960123.", {"named_contact": True}),
    ("For more information email involvement@trust.example.", {"named_contact": False}),
    ("Questions? Speak to Amina in the involvement team.", {"named_contact": True}),
    ("Call us on 01632 960001.", {"named_contact": False}),
    ("To apply, email your CV to Dr Mary O'Brien at m.obrien@uni.example", {"named_contact": True}),
    ("Kind regards,\n\nSam Taylor\nInvolvement Lead", {"named_contact": True}),
    ("Contact: Participation Team", {"named_contact": False}),
    ("Get in touch with Ruth or Dev by Friday", {"named_contact": True}),
    ("Meetings last around two hours.", {"time.hours_per_session": 2}),
    ("Each session is an hour and a half long.", {"time.hours_per_session": 1.5}),
    ("The group meets from 10am to 12.30pm.", {"time.hours_per_session": 2.5}),
    ("There are four meetings a year.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("We meet every six weeks.", {"time.sessions": None}),
    ("We meet on the first Tuesday of each month.", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("You'll come to three workshops.", {"time.sessions": 3, "time.sessions_per": "total"}),
    ("Bi-monthly meetings, online", {"time.sessions": 6, "time.sessions_per": "year"}),
    ("The panel will meet twice a year.", {"time.sessions": 2, "time.sessions_per": "year"}),
    ("There will be 6 x 2 hour sessions", {"time.sessions": 6, "time.hours_per_session": 2}),
    ("Eight weekly sessions of 90 minutes.", {"time.sessions": 8, "time.hours_per_session": 1.5}),
    ("Take part in a one-hour online focus group.", {"time.sessions": 1, "time.hours_per_session": 1}),
    ("You'd do one interview lasting 45-60 minutes.", {"time.sessions": 1, "time.hours_per_session": 0.75}),
    ("The commitment is about 4 hours a month for 12 months.", {"time.months": 12, "time.hours_per_session": None}),
    ("The role runs for two years.", {"time.months": 24}),
    ("a one-year term", {"time.months": 12}),
    ("People who have used services in the last two years.", {"time.months": None}),
    ("Appointments are for an initial period of three years.", {"time.months": 36}),
    ("Closing date: 5th of March 2026", {"closing_date": "2026-03-05"}),
    ("Apply by midnight on Sunday 8 March 2026.", {"closing_date": "2026-03-08"}),
    ("Deadline for applications: 12 noon, 03/04/2026. Call 01632 in England", {"closing_date": "2026-04-03"}),
    ("Please let us know by Mar 5 2026 if you want to join.", {"closing_date": "2026-03-05"}),
    ("The first meeting will be on 2026-05-06.", {"start_or_event_date": "2026-05-06", "closing_date": None}),
    ("The workshop is on Friday 6 March 2026, 1pm to 3pm.", {"start_or_event_date": "2026-03-06"}),
    ("The project starts in May 2026.", {"start_or_event_date": "2026-05"}),
    ("Expressions of interest close 20 February 2026", {"closing_date": "2026-02-20"}),
    ("Page last updated 3 March 2026", {"start_or_event_date": None, "closing_date": None}),
    ("Interviews will be held on 5 March 2026.", {"start_or_event_date": None, "closing_date": None}),
    ("We will report in June 2027.", {"start_or_event_date": None, "closing_date": None}),
    ("Please apply before the end of April 2026.", {"closing_date": "2026-04"}),
    ("Join us on 14 May 2026 for a workshop.", {"start_or_event_date": "2026-05-14"}),
    (
        "Tuesday 14th April 2026, 2-4pm, Town Hall",
        {"start_or_event_date": "2026-04-14", "location_or_remote": "in_person", "time.hours_per_session": 2},
    ),
    ("Meetings are held on Microsoft Teams.", {"location_or_remote": "remote"}),
    ("Sessions take place at our offices in Leeds.", {"location_or_remote": "in_person"}),
    ("Meetings will be a mix of online and face to face.", {"location_or_remote": "hybrid"}),
    ("You can join online or in person.", {"location_or_remote": "hybrid"}),
    ("Venue: The Friends Meeting House, High Street", {"location_or_remote": "in_person"}),
    ("Interviews can be by phone or video call.", {"location_or_remote": "remote"}),
    ("You can take part from home.", {"location_or_remote": "remote"}),
    ("Held at St Mary's Hospital", {"location_or_remote": "in_person"}),
    ("We meet in Manchester city centre.", {"location_or_remote": "in_person"}),
    ("Where: Online", {"location_or_remote": "remote"}),
    ("Apply online today.", {"location_or_remote": None}),
    ("Tell us if you have any access needs.", {"access_support": True}),
    ("We can provide BSL interpreters.", {"access_support": True}),
    ("The venue is fully accessible.", {"access_support": True}),
    ("Let us know how we can make this easier for you.", {"access_support": True}),
    ("Information is available in large print.", {"access_support": True}),
    ("We want to improve access to services.", {"access_support": None}),
    ("We'll make reasonable adjustments.", {"access_support": True}),
    ("You will be a full member of the board with voting rights.", {"authority": "vote_or_equal_member"}),
    ("You will co-chair the group.", {"authority": "co_chair_or_lead"}),
    ("The panel will decide which projects get funded.", {"authority": "decide"}),
    ("Share your views in a short survey.", {"authority": "give_feedback"}),
    ("Help shape our new service.", {"authority": "advise"}),
    ("We'd love to hear your story.", {"authority": "share_story", "story_demanded": True}),
    ("You will sit on the interview panel and have an equal say in who is appointed.", {"authority": "decide"}),
    ("Come and tell us what you think.", {"authority": "give_feedback"}),
    ("We are looking for 8 people.", {"people_sought": 8}),
    ("We are recruiting two new trustees.", {"people_sought": 2}),
    ("There are 6-8 places available.", {"people_sought": 6}),
    ("We need up to 15 carers.", {"people_sought": 15}),
    ("We are looking for a new member.", {"people_sought": 1}),
    ("1 in 4 people will have a problem.", {"people_sought": None}),
    ("Over 2,000 members took part.", {"people_sought": None}),
    ("Places are limited to 20.", {"people_sought": 20}),
    ("We want a maximum of ten participants.", {"people_sought": 10}),
    ("Two carers and three service users are sought.", {"people_sought": 5}),
    # Shorter, odder, and what only looks like it
    (
        ("Pay\n$35 per hour\nHours\n4 hours per week\nWhere\nHybrid\nBrisbane, QLD, Australia"),
        {"pay.amount": 35, "pay.unit": "hour", "location_or_remote": "hybrid"},
    ),
    (
        ("Remuneration: Members receive sitting fees of $245 (half day) and $490 (full day). NSW Health"),
        {"pay.amount": 245, "pay.unit": "half_day", "pay.currency": "AUD"},
    ),
    (
        "Committee members are paid $300 for each meeting they attend, Toronto, Ontario",
        {"pay.amount": 300, "pay.unit": "meeting", "pay.currency": "CAD"},
    ),
    ("You get $40 Visa gift card for your time. Ohio", {"pay.amount": 40, "pay.form": "voucher"}),
    ("Stipend: $1,200 over the year, Texas", {"pay.amount": 1200, "pay.form": "money"}),
    (
        "We offer a koha of $100 for each hui. Whānau welcome",
        {"pay.amount": 100, "pay.currency": "NZD", "pay.unit": "session"},
    ),
    ("The fee is 250 euro a day.", {"pay.amount": 250, "pay.currency": "EUR", "pay.unit": "day"}),
    ("Payment is £10 per hour of reading and £25 per hour of meetings", {"pay.unit": "hour"}),
    ("The daily rate is £200, or £100 for half a day.", {"pay.amount": 200, "pay.unit": "day"}),
    ("We pay by the hour: £18.50.", {"pay.amount": 18.5, "pay.unit": "hour"}),
    ("You'll get £15 (cash, on the day).", {"pay.amount": 15, "pay.form": "money"}),
    ("Everybody gets a £10 gift card or the same in cash.", {"pay.form": "choice"}),
    (
        "$25 gift card, mailed after the survey, Boston",
        {"pay.amount": 25, "pay.unit": "total", "pay.form": "voucher"},
    ),
    ("Honorarium: $75/session, $25 for prep. British Columbia", {"pay.amount": 75, "pay.unit": "session"}),
    (
        "We don't pay for this role, but we cover your travel and lunch.",
        {"pay.form": "expenses_only", "expenses.covered": True},
    ),
    ("There is no fee for attending.", {"pay.form": None}),
    ("This is not a paid role.", {"pay.form": "unpaid"}),
    ("Unfortunately we have no money to pay people this time.", {"pay.form": "unpaid"}),
    ("members of the panel are volunteers and do not receive payment", {"pay.form": "unpaid"}),
    ("All trustees are volunteers; reasonable expenses are reimbursed.", {"pay.form": "expenses_only"}),
    ("Our volunteers raised £5,000 last year.", {"pay.amount": None, "pay.form": None}),
    ("We have £3,000 to spend on the garden.", {"pay.amount": None}),
    ("The course normally costs £450 but it is free for you.", {"pay.amount": None, "pay.form": None}),
    ("Tickets £5, concessions £3.", {"pay.amount": None}),
    ("a fund of €50,000 for small projects", {"pay.amount": None}),
    ("The successful bidder may win up to $400,000.", {"pay.amount": None}),
    ("Payment for your time and expenses is available.", {"pay.form": "money", "expenses.covered": True}),
    ("Fees and expenses are paid.", {"pay.form": "money", "expenses.covered": True}),
    ("Flights and a hotel will be booked for you.", {"expenses.covered": True}),
    ("Petrol money and parking", {"expenses.covered": True}),
    ("A travel allowance is available.", {"expenses.covered": True}),
    ("Please note we are unable to refund travel or childcare.", {"expenses.covered": False}),
    ("Bring your own lunch; travel at your own cost.", {"expenses.covered": False}),
    ("gas cards for drivers", {"expenses.covered": True}),
    ("Lunch is provided.", {"expenses.covered": None}),
    ("There will always be someone you can talk to.", {"debrief_or_support_offered": True}),
    ("Two members of staff will look after you on the day.", {"debrief_or_support_offered": True}),
    ("A social worker sits in, and she's happy to chat after.", {"debrief_or_support_offered": True}),
    ("Our support line is open to all panel members.", {"debrief_or_support_offered": True}),
    ("If you are affected by anything call Lifeline on 13 11 14.", {"debrief_or_support_offered": None}),
    ("We're sorry that we can't provide any counselling.", {"debrief_or_support_offered": False}),
    ("The app offers support to people in distress.", {"debrief_or_support_offered": None}),
    ("You'll have a buddy.", {"debrief_or_support_offered": True}),
    (
        "A member of the research team will phone you a week later to see how you are.",
        {"debrief_or_support_offered": True},
    ),
    ("Clinical supervision is provided monthly.", {"debrief_or_support_offered": True}),
    ("We'll show you the ropes at a welcome session.", {"training_offered": True}),
    ("Induction day: 4 May 2026", {"training_offered": True}),
    ("You'll be given training on how to chair.", {"training_offered": True}),
    ("An online module must be completed before you start.", {"training_offered": True}),
    ("We are looking at the training that GPs get.", {"training_offered": None}),
    ("You will deliver training to police officers.", {"training_offered": None}),
    ("Free mental health first aid course for all members.", {"training_offered": True}),
    ("Any questions, ask Priya (priya@uni.example).", {"named_contact": True}),
    ("For an informal chat ring Mary-Ann Doyle, Participation Worker.", {"named_contact": True}),
    ("Phone: 01632 960111", {"named_contact": False}),
    ("Ngā mihi,\nHana Te Rangi\nKaiwhakahaere", {"named_contact": True}),
    ("The project is led by Professor Anne Field of Northtown University.", {"named_contact": None}),
    ("Email Dr. K. Osei for the information sheet: k.osei@x.example", {"named_contact": True}),
    ("Reply to this email if you are keen.", {"named_contact": False}),
    ("Best,\nTom", {"named_contact": True}),
    ("Time commitment: half a day per month", {"time.hours_per_session": None}),
    ("Each focus group lasts no longer than 2 hours.", {"time.hours_per_session": 2}),
    ("Meetings: Wednesdays 5.30 - 7.00pm", {"time.hours_per_session": 1.5}),
    (
        "six two-hour meetings over a year",
        {"time.sessions": 6, "time.sessions_per": "year", "time.hours_per_session": 2},
    ),
    ("The Board meets eight times per year.", {"time.sessions": 8, "time.sessions_per": "year"}),
    ("Meetings take place quarterly and last three hours", {"time.sessions": 4, "time.hours_per_session": 3}),
    ("2 workshops, 3 hrs each", {"time.sessions": 2, "time.hours_per_session": 3}),
    (
        "approx. 1.5hrs once a month",
        {"time.sessions": 1, "time.sessions_per": "month", "time.hours_per_session": 1.5},
    ),
    ("a monthly meeting of one hour", {"time.sessions": 1, "time.hours_per_session": 1}),
    ("around 10 hours in total", {"time.hours_per_session": None}),
    ("Length of role: 18 months", {"time.months": 18}),
    ("We ask for a minimum commitment of six months", {"time.months": 6}),
    ("a 30-month study", {"time.months": 30}),
    ("Wards have been waiting three years for this.", {"time.months": None}),
    ("EOI due 5pm AEST Fri 13 Feb 2026", {"closing_date": "2026-02-13"}),
    ("Applications are open until 1 June 2026.", {"closing_date": "2026-06-01"}),
    ("Nominations must reach us no later than Monday, March 2, 2026.", {"closing_date": "2026-03-02"}),
    ("RSVP by April 3, 2026", {"closing_date": "2026-04-03"}),
    ("Registration closes on 10.04.2026. NHS England", {"closing_date": "2026-04-10"}),
    ("Last date for applications is 30th June 2026", {"closing_date": "2026-06-30"}),
    ("We'd need to hear from you by Thursday 2nd April 2026.", {"closing_date": "2026-04-02"}),
    ("When: 12 March 2026, 10am", {"start_or_event_date": "2026-03-12"}),
    ("Starting in autumn 2026", {"start_or_event_date": "2026"}),
    ("The group will first meet in the week of 4 May 2026.", {"start_or_event_date": "2026-05-04"}),
    ("Commencement: July 2026", {"start_or_event_date": "2026-07"}),
    ("Founded in March 2019", {"start_or_event_date": None}),
    (
        "The Mental Health Act 2025 comes into force on 1 April 2026",
        {"start_or_event_date": None, "closing_date": None},
    ),
    ("Via Zoom only.", {"location_or_remote": "remote"}),
    ("You'd need to come to our Dublin office.", {"location_or_remote": "in_person"}),
    ("phone, video or in person, whatever suits you", {"location_or_remote": "hybrid"}),
    ("Our meetings alternate between Zoom and the office.", {"location_or_remote": "hybrid"}),
    ("The interview is by telephone.", {"location_or_remote": "remote"}),
    ("We come to you: your home, a cafe, anywhere.", {"location_or_remote": "in_person"}),
    ("Location: Hobart", {"location_or_remote": "in_person"}),
    ("Location: flexible / remote", {"location_or_remote": "remote"}),
    ("Fill in our online survey.", {"location_or_remote": "remote"}),
    ("The workshop will be held in the community centre", {"location_or_remote": "in_person"}),
    ("Do you need anything to take part? Just say.", {"access_support": True}),
    ("Lift and ramp at the side entrance.", {"access_support": True}),
    ("Please tell us about any requirements when you book.", {"access_support": True}),
    ("Respite costs are covered.", {"access_support": True}),
    ("Captions on all calls.", {"access_support": True}),
    ("The building isn't wheelchair accessible, sorry.", {"access_support": False}),
    ("There's a crèche.", {"access_support": True}),
    ("You'll be an equal partner in the research team.", {"authority": "vote_or_equal_member"}),
    ("Members score applications and decide who gets a grant.", {"authority": "decide"}),
    ("You will lead the research with us as co-lead.", {"authority": "co_chair_or_lead"}),
    ("Comment on our draft leaflet.", {"authority": "give_feedback"}),
    ("The group makes recommendations to the Minister.", {"authority": "advise"}),
    ("The committee is advisory and has no decision-making power.", {"authority": "advise"}),
    ("We want to film you telling your story of recovery.", {"authority": "share_story", "story_demanded": True}),
    ("Be the voice of patients", {"authority": "advise"}),
    ("Applicants must be prepared to talk about their own experience of psychosis.", {"story_demanded": True}),
    ("You won't be asked to share your story.", {"story_demanded": False}),
    ("10 spaces!", {"people_sought": 10}),
    ("Number of places: 12", {"people_sought": 12}),
    ("We have space for another five carers.", {"people_sought": 5}),
    ("The group will have twelve members.", {"people_sought": 12}),
    ("Seeking 1 x Consumer Representative", {"people_sought": 1}),
    ("max 8 people per group", {"people_sought": 8}),
    ("20 participants are needed", {"people_sought": 20}),
    ("recruiting a small group (6 to 10)", {"people_sought": 6}),
    # As people talk
    ("Come along to the Riverside Café on Tuesday.", {"location_or_remote": "in_person"}),
    ("We get together in the library in Galway every month.", {"location_or_remote": "in_person"}),
    ("All our meetings happen over Teams, so you can be anywhere.", {"location_or_remote": "remote"}),
    ("You can dial in if you can't get there.", {"location_or_remote": "hybrid"}),
    ("Some meetings are online, some at our building in Leith.", {"location_or_remote": "hybrid"}),
    ("Mostly on Zoom with one get-together in Perth.", {"location_or_remote": "hybrid"}),
    ("It's a phone call, about half an hour.", {"location_or_remote": "remote"}),
    ("on Webex", {"location_or_remote": "remote"}),
    ("The post is based at Ashgrove Hospital.", {"location_or_remote": "in_person"}),
    ("Held monthly at 24 Station Road.", {"location_or_remote": "in_person"}),
    ("You can do it all from your sofa.", {"location_or_remote": "remote"}),
    ("Attend in-person if you can, or join by video.", {"location_or_remote": "hybrid"}),
    ("This role is fully remote.", {"location_or_remote": "remote"}),
    ("Videoconference meetings", {"location_or_remote": "remote"}),
    ("The focus groups will be held in Limerick and Cork.", {"location_or_remote": "in_person"}),
    ("an online workshop (link sent on the day)", {"location_or_remote": "remote"}),
    ("by text chat", {"location_or_remote": "remote"}),
    ("Meetings rotate around the state.", {"location_or_remote": "in_person"}),
    ("Work from home with two days a month in our Halifax office", {"location_or_remote": "hybrid"}),
    ("We've got room for nine.", {"people_sought": 9}),
    ("Twelve places are on offer.", {"people_sought": 12}),
    ("There are two vacancies on the board.", {"people_sought": 2}),
    ("We would like to recruit a further four members.", {"people_sought": 4}),
    ("This is an opportunity for 3 people with lived experience", {"people_sought": 3}),
    ("Five of you will be chosen.", {"people_sought": 5}),
    ("One consumer representative is required.", {"people_sought": 1}),
    ("We want to talk to 20 women.", {"people_sought": 20}),
    ("We hope to bring together around 15 people.", {"people_sought": 15}),
    ("First 30 people to sign up get a place.", {"people_sought": 30}),
    ("The advisory group is made up of ten young people.", {"people_sought": 10}),
    ("We're after a couple of carers.", {"people_sought": 2}),
    ("Vacancies: 3", {"people_sought": 3}),
    ("two lived experience positions", {"people_sought": 2}),
    ("a pool of 40 lived experience partners", {"people_sought": 40}),
    ("I need three volunteers", {"people_sought": 3}),
    ("Interviews with 25 participants", {"people_sought": 25}),
    ("We'll meet four times between May and July.", {"time.sessions": 4, "time.sessions_per": "total"}),
    ("The group meets every other month.", {"time.sessions": 6, "time.sessions_per": "year"}),
    ("five half-day workshops", {"time.sessions": 5}),
    ("One Saturday a month.", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("Meetings are held every fortnight.", {"time.sessions": 26, "time.sessions_per": "year"}),
    ("You'd be asked to attend 10 meetings each year.", {"time.sessions": 10, "time.sessions_per": "year"}),
    ("meets weekly", {"time.sessions": 1, "time.sessions_per": "week"}),
    ("We'd interview you twice.", {"time.sessions": 2, "time.sessions_per": "total"}),
    ("a series of six online sessions", {"time.sessions": 6}),
    ("at least 3 meetings per annum", {"time.sessions": 3, "time.sessions_per": "year"}),
    ("The one-day event", {"time.sessions": 1}),
    ("A single 2-hour workshop", {"time.sessions": 1, "time.hours_per_session": 2}),
    ("Hui are held quarterly.", {"time.sessions": 4}),
    ("This is a one-off.", {"time.sessions": 1}),
    ("meeting monthly for an hour and a half", {"time.sessions": 1, "time.hours_per_session": 1.5}),
    (
        "We meet on the last Thursday of every month, 6-8pm.",
        {"time.sessions": 1, "time.sessions_per": "month", "time.hours_per_session": 2},
    ),
    ("up to 8 sessions", {"time.sessions": 8}),
    ("3-4 meetings a year", {"time.sessions": 3, "time.sessions_per": "year"}),
    ("The call takes 45 mins.", {"time.hours_per_session": 0.75}),
    ("It should take no more than 30 minutes to complete.", {"time.hours_per_session": 0.5}),
    ("9.30am to 1pm", {"time.hours_per_session": 3.5}),
    ("two and a half hour sessions", {"time.hours_per_session": 2.5}),
    ("hour-long meetings", {"time.hours_per_session": 1}),
    ("Sessions run for 2 hrs.", {"time.hours_per_session": 2}),
    ("noon till 2pm", {"time.hours_per_session": 2}),
    ("Our line is open 9am to 5pm.", {"time.hours_per_session": None}),
    ("We aim to reply in 48 hours.", {"time.hours_per_session": None}),
    ("Term: 2 years, renewable.", {"time.months": 24}),
    ("members serve three-year terms", {"time.months": 36}),
    ("You'd be with us for a year.", {"time.months": 12}),
    ("The group will run for 6 months.", {"time.months": 6}),
    ("a twelve-month fixed-term post", {"time.months": 12}),
    ("Duration\n9 months", {"time.months": 9}),
    ("contract until March 2027", {"time.months": None}),
    ("If you'd like to know more, give Fiona a call on 01632 960222", {"named_contact": True}),
    ("Interested? Contact the team on team@x.example", {"named_contact": False}),
    ("Please return your form to Mrs J. Okafor.", {"named_contact": True}),
    ("Queries to Liam Byrne, lbyrne@hse.example", {"named_contact": True}),
    ("Text YES to 07700 900123", {"named_contact": False}),
    ("Chat to Dan, our peer lead, after group.", {"named_contact": True}),
    ("Leave a message on 0800 555 0123", {"named_contact": False}),
    ("Message us on Facebook.", {"named_contact": False}),
    ("Warm regards,\nSiobhán Ní Riain\nParticipation Officer", {"named_contact": True}),
    ("Project lead: Dr Anil Rao (a.rao@uni.example)", {"named_contact": True}),
    ("Thanks!\nKel", {"named_contact": True}),
    ("email Tom at tom@x.example", {"named_contact": True}),
    ("Apply to: Recruitment, PO Box 12", {"named_contact": False}),
    ("There is a wellbeing room and a worker you can talk to.", {"debrief_or_support_offered": True}),
    ("You can call our duty worker any time.", {"debrief_or_support_offered": True}),
    ("We make sure you're OK before you leave.", {"debrief_or_support_offered": True}),
    ("A nurse will be present.", {"debrief_or_support_offered": True}),
    ("You will be matched with an experienced member who will guide you.", {"debrief_or_support_offered": True}),
    ("All members have access to free counselling.", {"debrief_or_support_offered": True}),
    ("Our engagement officer is there to support you every step of the way.", {"debrief_or_support_offered": True}),
    ("we look after our volunteers", {"debrief_or_support_offered": True}),
    ("We don't have anyone to support you on the night.", {"debrief_or_support_offered": False}),
    ("The new service will support young people.", {"debrief_or_support_offered": None}),
    ("experience of supporting someone", {"debrief_or_support_offered": None}),
    ("You'll learn about research methods at two training days.", {"training_offered": True}),
    ("We give everyone training first.", {"training_offered": True}),
    ("Training provided.", {"training_offered": True}),
    ("No experience needed, we'll teach you.", {"training_offered": True}),
    ("There's an induction pack and a chat with the chair.", {"training_offered": True}),
    ("A briefing session will be held before the first meeting.", {"training_offered": True}),
    ("New members get a half-day introduction.", {"training_offered": True}),
    ("help us train the next generation of nurses", {"training_offered": None}),
    ("The survey closes at midnight on 30 November 2026.", {"closing_date": "2026-11-30"}),
    ("Get your form in by 1/9/2026. NHS", {"closing_date": "2026-09-01"}),
    ("Deadline - 12th January 2026 at 9am", {"closing_date": "2026-01-12"}),
    ("Please reply before Friday 9 October 2026", {"closing_date": "2026-10-09"}),
    (
        "Applications by 4 May 2026; interviews 18 May 2026; start 1 June 2026",
        {"closing_date": "2026-05-04", "start_or_event_date": "2026-06-01"},
    ),
    ("Closing: September 30, 2026", {"closing_date": "2026-09-30"}),
    ("Wed 7 Oct 2026, 6pm, St Columb's Hall", {"start_or_event_date": "2026-10-07"}),
    ("It kicks off on 3 Feb 2026.", {"start_or_event_date": "2026-02-03"}),
    ("from January 2027 to December 2028", {"start_or_event_date": "2027-01"}),
    ("We launched in June 2019.", {"start_or_event_date": None}),
    ("The event is on the 21st of May, 2026", {"start_or_event_date": "2026-05-21"}),
    ("Anticipated start date: 01/10/2026 NHS", {"start_or_event_date": "2026-10-01"}),
    ("We can send things in Easy Read.", {"access_support": True}),
    ("If English isn't your first language we can get an interpreter.", {"access_support": True}),
    ("Need help with getting there or taking part? Tell us.", {"access_support": True}),
    ("step-free entrance, accessible loo", {"access_support": True}),
    ("We cover the cost of a support worker or PA", {"access_support": True}),
    ("childcare is available", {"access_support": True}),
    ("You will advise our board.", {"authority": "advise"}),
    ("your vote counts the same as ours", {"authority": "vote_or_equal_member"}),
    ("Tell us how it was for you.", {"authority": "give_feedback"}),
    ("nothing goes ahead unless members agree", {"authority": "decide"}),
    ("members choose the winning bid", {"authority": "decide"}),
    ("We need a Chair for our Lived Experience Council.", {"authority": "co_chair_or_lead"}),
    ("steer the project", {"authority": "advise"}),
    ("rate our leaflets", {"authority": "give_feedback"}),
    ("come and speak about your recovery at our conference", {"authority": "share_story", "story_demanded": True}),
    ("You must be comfortable talking about your own experience of self-harm.", {"story_demanded": True}),
    ("You'll be paid an hourly rate of £17.20.", {"pay.amount": 17.2, "pay.unit": "hour"}),
    (
        "We pay $60 (cash) each time you come. Sydney",
        {"pay.amount": 60, "pay.unit": "session", "pay.currency": "AUD"},
    ),
    ("£60 for three hours' work", {"pay.amount": 60}),
    ("Each meeting: £80", {"pay.amount": 80, "pay.unit": "meeting"}),
    (
        "Fee: €120 per day plus expenses",
        {"pay.amount": 120, "pay.unit": "day", "pay.currency": "EUR", "expenses.covered": True},
    ),
    ("You'll receive £25 an hour. Note: the hourly payment is £10.", {"pay.amount": None, "pay.form": "money"}),
    ("NZD 45 p/h", {"pay.amount": 45, "pay.currency": "NZD", "pay.unit": "hour"}),
    ("£12.60ph", {"pay.amount": 12.6, "pay.unit": "hour"}),
    ("1000 CAD honorarium annually", {"pay.amount": 1000, "pay.currency": "CAD", "pay.unit": "year"}),
    ("Remuneration is $75,000 - $80,000 per year. Ontario", {"pay.amount": 75000, "pay.unit": "year"}),
    ("twenty dollars for each survey. Vancouver", {"pay.amount": 20, "pay.currency": "CAD"}),
    ("$150 flat fee, Chicago", {"pay.amount": 150, "pay.currency": "USD"}),
    ("Everyone gets fifty quid for the day.", {"pay.amount": 50, "pay.currency": "GBP", "pay.unit": "day"}),
    ("A £15 voucher as a thank you", {"pay.amount": 15, "pay.form": "voucher"}),
    # Tables made flat, quoted mail, questions and answers
    (
        (
            "Role\nLived experience advisor\nClosing date\n5 March 2026\nStart date\n1 May 2026\nPay\n£150 per "
            "day\nLocation\nLeeds\nContact\nJo Smith\nExpenses\nTravel paid\nTraining\nInduction provided\nNumber "
            "of places\n8\nHours\n2 hours per meeting\nFrequency\nMonthly\nDuration\n12 months"
        ),
        {
            "closing_date": "2026-03-05",
            "start_or_event_date": "2026-05-01",
            "pay.amount": 150,
            "location_or_remote": "in_person",
            "named_contact": True,
            "expenses.covered": True,
            "training_offered": True,
            "people_sought": 8,
            "time.hours_per_session": 2,
            "time.sessions": 1,
            "time.months": 12,
        },
    ),
    (
        (
            "Closing date | 5 March 2026\nPay | £25 an hour\nWhere | Online via Teams\nHow many | 10 people\n"
            "Contact | Amy Poole, amy@x.example"
        ),
        {
            "closing_date": "2026-03-05",
            "pay.amount": 25,
            "location_or_remote": "remote",
            "people_sought": 10,
            "named_contact": True,
        },
    ),
    (
        ("Closing date\t5 March 2026\nFee\t£25 per hour\nVenue\tTown Hall, Derby\nWhen\t3 April 2026, 10am - 12 noon"),
        {
            "closing_date": "2026-03-05",
            "pay.amount": 25,
            "location_or_remote": "in_person",
            "start_or_event_date": "2026-04-03",
            "time.hours_per_session": 2,
        },
    ),
    (
        (
            "> Hi all\n>\n> We are looking for six people to join a\n> focus group on 4 June 2026 at the "
            "Civic\n> Centre. You will be paid £30 for the two\n> hours. Closing date 20 May 2026.\n>\n> "
            "Best wishes\n> Ravi Shah"
        ),
        {
            "people_sought": 6,
            "start_or_event_date": "2026-06-04",
            "pay.amount": 30,
            "closing_date": "2026-05-20",
            "named_contact": True,
            "time.sessions": 1,
        },
    ),
    (
        (
            "WHO: carers, 18+\nWHEN: Saturday 7 November 2026, 10-2\nWHERE: Knocknaheeny Family Centre\n"
            "WHY: to plan the new unit\nRSVP: Deirdre (087 555 0101) by 30 October 2026"
        ),
        {
            "start_or_event_date": "2026-11-07",
            "location_or_remote": "in_person",
            "closing_date": "2026-10-30",
            "named_contact": True,
            "authority": "advise",
        },
    ),
    (
        (
            "How much time? One evening a month, 2 hours\nHow long for? Two years\nHow much? €50 a meeting\n"
            "How do I apply? Ring Nuala on 01 555 0100 before 1 May 2026"
        ),
        {
            "time.sessions": 1,
            "time.hours_per_session": 2,
            "time.months": 24,
            "pay.amount": 50,
            "pay.unit": "meeting",
            "named_contact": True,
            "closing_date": "2026-05-01",
        },
    ),
    (
        "You get: £20 / hour, your train fare, lunch, and someone to ring after.",
        {"pay.amount": 20, "expenses.covered": True, "debrief_or_support_offered": True},
    ),
    (
        (
            "Easy read. You will get money for your time. It is £25 for each hour. We will pay for your "
            "bus or taxi. You can bring a supporter."
        ),
        {"pay.amount": 25, "pay.unit": "hour", "pay.form": "money", "expenses.covered": True, "access_support": True},
    ),
    (
        ("The deadline to apply is 9am, Monday 4 May 2026. Interviews: week commencing 18 May 2026. Start: June 2026."),
        {"closing_date": "2026-05-04", "start_or_event_date": "2026-06"},
    ),
    (
        (
            "Closing date for expressions of interest is the 3rd of July 2026, and the first session is "
            "planned for 12 September 2026."
        ),
        {"closing_date": "2026-07-03", "start_or_event_date": "2026-09-12"},
    ),
    (
        "To apply please complete the form by 12pm on 06/04/2026. (NHS Trust, UK)",
        {"closing_date": "2026-04-06", "named_contact": None},
    ),
    (
        ("Meeting dates for 2026: 10 March 2026, 9 June 2026, 8 September 2026 and 8 December 2026."),
        {"start_or_event_date": "2026-03-10"},
    ),
    (
        "Applications open 1 March 2026 and close 31 March 2026.",
        {"closing_date": "2026-03-31", "start_or_event_date": None},
    ),
    ("It runs from 3 March 2026 until 30 June 2026.", {"start_or_event_date": "2026-03-03", "closing_date": None}),
    ("If you want in, tell me before the 10th of August 2026.", {"closing_date": "2026-08-10"}),
    ("Sign up by 2026-08-10.", {"closing_date": "2026-08-10"}),
    ("Join us at 6pm on Wednesday, 14 October 2026.", {"start_or_event_date": "2026-10-14"}),
    ("SAVE THE DATE 14.10.2026, London UK", {"start_or_event_date": "2026-10-14"}),
    ("posted 2 days ago, closes Jun 12, 2026", {"closing_date": "2026-06-12"}),
    ("Please get back to us by noon on 12 June 2026.", {"closing_date": "2026-06-12"}),
    ("last day to respond: 12 June 2026", {"closing_date": "2026-06-12"}),
    ("The hearing takes place in the week beginning 12 October 2026.", {"start_or_event_date": "2026-10-12"}),
    ("Enquiries: Niamh Kelleher 021 555 0134", {"named_contact": True}),
    ("Text or WhatsApp Col on 0400 555 010", {"named_contact": True}),
    ("Catch Moana at the front desk or email hello@x.example", {"named_contact": True}),
    ("For details: Ms Ellen Wray, Secretary to the Committee", {"named_contact": True}),
    ("Yours, Anita Desai (Chair)", {"named_contact": True}),
    ("Jo Bell and Tim Ray are leading the project; email them at bell@x.example", {"named_contact": True}),
    ("Sincerely,\nDr. M. Lavoie, PhD", {"named_contact": True}),
    ("Call Kirsty (she/her) on 01632 960777", {"named_contact": True}),
    ("support from your link worker at each session", {"debrief_or_support_offered": True}),
    ("a wellbeing pack and a phone call afterwards", {"debrief_or_support_offered": True}),
    ("We'll ring you the day after to see how you're going.", {"debrief_or_support_offered": True}),
    ("You will have access to our Employee Assistance Programme.", {"debrief_or_support_offered": True}),
    ("There's a peer worker at every meeting to talk to.", {"debrief_or_support_offered": True}),
    ("You'd be supported by Dana, our Lived Experience Coordinator.", {"debrief_or_support_offered": True}),
    (
        ("Members meet an hour before with a facilitator to get ready and stay half an hour after to wind down."),
        {"debrief_or_support_offered": True},
    ),
    ("Nobody will be left to cope on their own: staff stay with you.", {"debrief_or_support_offered": True}),
    ("you'll be trained and supported", {"debrief_or_support_offered": True, "training_offered": True}),
    ("Peer training, two days", {"training_offered": True}),
    ("A two-day course (free) comes first.", {"training_offered": True}),
    ("You'll complete cultural safety training.", {"training_offered": True}),
    ("onboarding session", {"training_offered": True}),
    ("You will learn how research works.", {"training_offered": True}),
    ("Trained peer supporters", {"training_offered": None}),
    ("Wheelchair access, hearing loop, quiet room.", {"access_support": True}),
    ("Tell us what you need to take part.", {"access_support": True}),
    ("let us know about any dietary or access requirements", {"access_support": True}),
    ("AUSLAN available", {"access_support": True}),
    ("We can book a translator.", {"access_support": True}),
    ("Papers come in large print or audio if you ask.", {"access_support": True}),
    ("Members of the board each have one vote.", {"authority": "vote_or_equal_member"}),
    ("You will be one of two co-chairs.", {"authority": "co_chair_or_lead"}),
    ("We will listen to what you say and write a report.", {"authority": "give_feedback"}),
    ("Have your say on the new ward.", {"authority": "give_feedback"}),
    ("We'd value your advice", {"authority": "advise"}),
    ("We are collecting stories from survivors.", {"authority": "share_story"}),
    ("Speakers share their recovery stories with students.", {"authority": "share_story", "story_demanded": True}),
    ("You must be willing to have your story published with your name.", {"story_demanded": True}),
    ("In the interview we'll ask about your stay in hospital.", {"story_demanded": True}),
    # Where, when and how often, in other words
    ("Meetings are by Teams.", {"location_or_remote": "remote"}),
    ("You can join us in the room or online.", {"location_or_remote": "hybrid"}),
    ("Come to our clubhouse on Mill Lane.", {"location_or_remote": "in_person"}),
    ("The focus group is at the university.", {"location_or_remote": "in_person"}),
    ("The meetings are at our office in Pontfelin.", {"location_or_remote": "in_person"}),
    ("If you can't come in person you can join on Zoom.", {"location_or_remote": "remote"}),
    ("Travel is not paid.", {"pay.form": None, "expenses.covered": False}),
    ("You'd come along twice.", {"time.sessions": 2}),
    ("You will talk to us 4 times.", {"time.sessions": 4}),
    ("Join one of three one-hour online focus groups.", {"time.sessions": 1}),
    ("You'll be shown how to do it.", {"training_offered": True}),
    ("Training: two recorded webinars.", {"training_offered": True, "time.sessions": None}),
    ("We'd like you to tell the board about your time in hospital.", {"story_demanded": True}),
    ("Share own lived experience appropriately.", {"story_demanded": True}),
    ("How many: 4 youth researchers", {"people_sought": 4}),
    ("We seek four evaluators with lived experience.", {"people_sought": 4}),
    ("When: 06/15/2026. Apply by 05/08/2026.", {"closing_date": "2026-05-08"}),
    ("Read applications between June 1 and July 10, 2026, then join us.", {"start_or_event_date": "2026-06-01"}),
    ("Our team has received $749,700 to test it, and we pay people.", {"pay.amount": None}),
    ("A panel to appoint a director, salary $290,000 to $340,000.", {"pay.amount": None}),
    ("Pay: £19.50 per hour. Bilingual differential £1.00/hr.", {"pay.amount": 19.5, "pay.unit": "hour"}),
    ("Stipend: £100 per application, and £250 for the panel day.", {"pay.amount": 100}),
    ("Ines Quarrington is a student. Write to i.quarrington@selbourne.example", {"named_contact": True}),
    # The same in other words
    ("We aim to recruit around 20 participants for this study.", {"people_sought": 20}),
    ("Up to twelve people will be selected.", {"people_sought": 12}),
    ("We are hoping to speak to 15 mothers.", {"people_sought": 15}),
    ("There are three vacancies on the committee.", {"people_sought": 3}),
    ("The panel will be made up of 10 people with lived experience.", {"people_sought": 10}),
    ("We're setting up a panel of 12.", {"people_sought": 12}),
    ("The advisory group will have between eight and ten members.", {"people_sought": 8}),
    ("Positions available: 4", {"people_sought": 4}),
    ("2 x Lived Experience Representatives required", {"people_sought": 2}),
    ("Consumer Representatives (x2)", {"people_sought": 2}),
    ("Vacancies\n3 carer representatives", {"people_sought": 3}),
    ("We have space for six more people.", {"people_sought": 6}),
    ("6 places left!", {"people_sought": 6}),
    ("We need 30 volunteers to test the app.", {"people_sought": 30}),
    ("We are inviting 8-10 young people to join us.", {"people_sought": 8}),
    ("Seeking 5 community members for our ethics board.", {"people_sought": 5}),
    ("Two consumers will be appointed to the board.", {"people_sought": 2}),
    ("This is an opportunity for one consumer to join the committee.", {"people_sought": 1}),
    ("One position is available.", {"people_sought": 1}),
    ("There's one seat for a person with lived experience on the board.", {"people_sought": 1}),
    ("We would like to hear from 40 carers.", {"people_sought": 40}),
    ("The council has 9 members and meets monthly.", {"people_sought": None}),
    ("We work with 200 volunteers.", {"people_sought": None}),
    ("1 in 5 Australians experience a mental health problem.", {"people_sought": None}),
    ("You must be 18 people or over", {"people_sought": None}),
    ("Our team of 12 researchers will analyse the data.", {"people_sought": None}),
    ("Over 300 people answered our last survey.", {"people_sought": None}),
    ("800,000 people live in the region.", {"people_sought": None}),
    ("The service supports 450 young people a year.", {"people_sought": None}),
    ("You will meet two members of the team.", {"people_sought": None}),
    ("You'll be interviewed by two researchers.", {"people_sought": None}),
    ("The interview panel has three people.", {"people_sought": None}),
    ("Two members of staff will be there.", {"people_sought": None}),
    ("A maximum of 12 participants per workshop.", {"people_sought": 12}),
    ("Group size: 8 people", {"people_sought": 8}),
    ("We would like to recruit a lived experience researcher.", {"people_sought": 1}),
    ("We are seeking a Consumer Representative for our Quality Committee.", {"people_sought": 1}),
    ("We want to hear from anyone with a view.", {"people_sought": None}),
    ("If you need a support worker, tell us.", {"people_sought": None}),
    ("Four public contributors are wanted for a new trial steering committee.", {"people_sought": 4}),
    ("Membership: six service users, four carers", {"people_sought": None}),
    ("The first 50 people to register will get a place.", {"people_sought": 50}),
    ("Recruiting now: 4 peer researchers", {"people_sought": 4}),
    ("We will choose eight of you.", {"people_sought": 8}),
    ("We will interview 25 people who have used the helpline.", {"people_sought": 25}),
    ("25 people will be interviewed.", {"people_sought": 25}),
    ("Two patients are needed.", {"people_sought": 2}),
    ("you and five others will form the group", {"people_sought": None}),
    ("We're looking for people. Each focus group will have 6-8 people.", {"people_sought": None}),
    ("Three of the nine seats are reserved for people with lived experience.", {"people_sought": 3}),
    ("We will be appointing three lay members to the committee.", {"people_sought": 3}),
    ("An eight-member youth board is being created.", {"people_sought": 8}),
    ("This new forum of 15 young adults will guide our plan", {"people_sought": 15}),
    ("Around half of the 14 members will be people with lived experience.", {"people_sought": None}),
    ("Could you be one of our ten peer champions?", {"people_sought": 10}),
    ("twenty-five carers wanted", {"people_sought": 25}),
    ("The committee meets quarterly.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("Meetings: quarterly, online", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("Meetings are held every two months.", {"time.sessions": 6, "time.sessions_per": "year"}),
    ("We meet once every three months for two hours.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("There will be six meetings.", {"time.sessions": 6, "time.sessions_per": "total"}),
    ("Six meetings over 12 months", {"time.sessions": 6, "time.sessions_per": "total"}),
    ("You will attend three workshops between May and July.", {"time.sessions": 3, "time.sessions_per": "total"}),
    ("A one-off focus group", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("Attend a single workshop of three hours.", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("We meet three times a year.", {"time.sessions": 3, "time.sessions_per": "year"}),
    ("The panel meets 4-6 times a year.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("The group will come together on five occasions.", {"time.sessions": 5, "time.sessions_per": "total"}),
    ("You'd take part in two interviews, six months apart.", {"time.sessions": 2, "time.sessions_per": "total"}),
    ("Take part in one interview of about an hour.", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("We will interview you once by phone.", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("The interview will last 45 minutes.", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("Complete a 20-minute online survey.", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("Frequency: monthly", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("Meetings: first Wednesday of every month, 6-8pm", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("We meet fortnightly on Thursdays.", {"time.sessions": 26, "time.sessions_per": "year"}),
    ("The group meets weekly for 10 weeks.", {"time.sessions": 10, "time.sessions_per": "total"}),
    ("10 weekly sessions", {"time.sessions": 10, "time.sessions_per": "total"}),
    ("Twice-yearly meetings", {"time.sessions": 2, "time.sessions_per": "year"}),
    ("biannual meetings", {"time.sessions": 2, "time.sessions_per": "year"}),
    ("The board meets at least six times each year.", {"time.sessions": 6, "time.sessions_per": "year"}),
    ("Committee meetings are held bi-monthly.", {"time.sessions": 6, "time.sessions_per": "year"}),
    ("attend up to 4 meetings per year", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("4 x 2-hour workshops", {"time.sessions": 4, "time.sessions_per": "total"}),
    ("two half-day workshops and one final event", {"time.sessions": 2, "time.sessions_per": "total"}),
    ("Time commitment: 1 meeting per month (2 hours)", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("one meeting a quarter", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("about one day a month", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("approximately 6 meetings annually", {"time.sessions": 6, "time.sessions_per": "year"}),
    ("Meetings take place on the second Tuesday of the month.", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("We hold four meetings each year.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("The council meets 10 times a year, September to June.", {"time.sessions": 10, "time.sessions_per": "year"}),
    ("You get a monthly newsletter.", {"time.sessions": None, "time.sessions_per": None}),
    ("Pay is monthly.", {"time.sessions": None, "time.sessions_per": None}),
    ("You will receive weekly supervision.", {"time.sessions": None, "time.sessions_per": None}),
    ("Are you tired of sitting in meetings?", {"time.sessions": None, "time.sessions_per": None}),
    ("Have you had two meetings with a psychiatrist?", {"time.sessions": None, "time.sessions_per": None}),
    ("People who attended three sessions of therapy", {"time.sessions": None, "time.sessions_per": None}),
    ("We have held 14 workshops so far.", {"time.sessions": None, "time.sessions_per": None}),
    ("We run three programmes", {"time.sessions": None, "time.sessions_per": None}),
    ("It's a one-off event on Saturday", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("Meetings every 6-8 weeks", {"time.sessions": None, "time.sessions_per": None}),
    ("five two-hour sessions", {"time.sessions": 5, "time.sessions_per": "total"}),
    ("a series of four workshops", {"time.sessions": 4, "time.sessions_per": "total"}),
    ("Sessions: 3", {"time.sessions": 3, "time.sessions_per": "total"}),
    ("Number of meetings: 5", {"time.sessions": 5, "time.sessions_per": "total"}),
    ("Meets every second month", {"time.sessions": 6, "time.sessions_per": "year"}),
    ("The time commitment is 2 hours per month", {"time.sessions": None, "time.sessions_per": None}),
    ("meets 6 weekly", {"time.sessions": None, "time.sessions_per": None}),
    ("The Network meets online on a quarterly basis.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("We'd meet twice: once at the start and once at the end.", {"time.sessions": 2, "time.sessions_per": "total"}),
    ("It meets four times each year.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("We get together every month.", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("Every quarter the group sits down with the board.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("Two meetings a month", {"time.sessions": 2, "time.sessions_per": "month"}),
    ("monthly Zoom calls", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("You'd come to five evenings.", {"time.sessions": None, "time.sessions_per": None}),
    ("There are ten get-togethers in the year.", {"time.sessions": 10, "time.sessions_per": "year"}),
    ("A single afternoon", {"time.sessions": None, "time.sessions_per": None}),
    ("one afternoon a week", {"time.sessions": 1, "time.sessions_per": "week"}),
    ("You will be interviewed twice.", {"time.sessions": 2, "time.sessions_per": "total"}),
    ("Interviews take an hour.", {"time.sessions": None, "time.sessions_per": None}),
    ("an hour-long interview", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("a 90-minute focus group", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("It's just the once.", {"time.sessions": None, "time.sessions_per": None}),
    ("We'll meet six times between May and July.", {"time.sessions": 6, "time.sessions_per": "total"}),
    ("The steering group will convene every 8 weeks.", {"time.sessions": None, "time.sessions_per": None}),
    ("every third month", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("half-yearly", {"time.sessions": 2, "time.sessions_per": "year"}),
    ("meets at least five times a year", {"time.sessions": 5, "time.sessions_per": "year"}),
    ("Three sessions, each two hours", {"time.sessions": 3, "time.sessions_per": "total"}),
    ("The panel convenes eight times annually.", {"time.sessions": 8, "time.sessions_per": "year"}),
    ("a two-day workshop", {"time.sessions": None, "time.sessions_per": None}),
    ("Members attend four all-day meetings per annum.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("sessions are held on Mondays and Thursdays", {"time.sessions": None, "time.sessions_per": None}),
    ("a weekly peer support call is available to members", {"time.sessions": None, "time.sessions_per": None}),
    ("Meetings are rare.", {"time.sessions": None, "time.sessions_per": None}),
    ("meetings every two weeks", {"time.sessions": 26, "time.sessions_per": "year"}),
    ("the last Friday of each month", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("Three online workshops in June 2026", {"time.sessions": 3, "time.sessions_per": "total"}),
    ("You will complete two questionnaires.", {"time.sessions": None, "time.sessions_per": None}),
    ("We ask for one day.", {"time.sessions": None, "time.sessions_per": None}),
    ("The council meets on a monthly basis.", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("six-weekly meetings", {"time.sessions": None, "time.sessions_per": None}),
    ("There'll be a meeting in March and another in June.", {"time.sessions": None, "time.sessions_per": None}),
    ("You won't be paid for this.", {"pay.form": "unpaid"}),
    ("There's no money in it, sorry.", {"pay.form": "unpaid"}),
    ("Nobody gets paid, staff included.", {"pay.form": "unpaid"}),
    ("This is an unpaid role but we refund fares.", {"pay.form": "expenses_only"}),
    ("Members give up their time for nothing; we pay the bus.", {"pay.form": "expenses_only"}),
    ("Everyone on the panel is a volunteer.", {"pay.form": "unpaid"}),
    ("It's a voluntary post with travel paid.", {"pay.form": "expenses_only"}),
    ("We thank you with a £10 book token.", {"pay.form": "voucher"}),
    ("You'll be given a $30 grocery card.", {"pay.form": "voucher"}),
    ("Take it as cash or as a voucher.", {"pay.form": "choice"}),
    ("Choose a gift card or bank transfer.", {"pay.form": "choice"}),
    ("£20, in whichever form you like: voucher, cash or transfer", {"pay.form": "choice"}),
    ("We pay you for your time.", {"pay.form": "money"}),
    ("You are paid by the hour.", {"pay.form": "money"}),
    ("A daily fee is payable.", {"pay.form": "money"}),
    ("Remuneration is set by Cabinet Office circular.", {"pay.form": "money"}),
    ("Sitting fees apply.", {"pay.form": "money"}),
    ("You'll receive an honorarium for every meeting.", {"pay.form": "money"}),
    ("Members are compensated for their time and expertise.", {"pay.form": "money"}),
    ("A participation payment is offered.", {"pay.form": "money"}),
    ("Contributors are thanked with a small gift.", {"pay.form": None}),
    ("Your employer must agree to release you with pay.", {"pay.form": None}),
    ("Payment: in accordance with the department's policy.", {"pay.form": "money"}),
    ("We reimburse people for the hours they put in.", {"pay.form": "money"}),
    ("Our time-and-expertise payment is available to all.", {"pay.form": "money"}),
    ("Volunteers wanted for our listening line.", {"pay.form": "unpaid"}),
    ("The position is not remunerated.", {"pay.form": "unpaid"}),
    ("Members aren't paid but travel is covered.", {"pay.form": "expenses_only"}),
    ("You'll be recompensed for your time at the going rate.", {"pay.form": "money"}),
    ("We can't stretch to a fee, though lunch and train are on us.", {"pay.form": "expenses_only"}),
    ("Committee members receive per diems.", {"pay.form": "money"}),
    ("There is a stipend.", {"pay.form": "money"}),
    ("Band 5", {"pay.form": "money"}),
    ("This is a salaried post.", {"pay.form": "money"}),
    ("It's paid.", {"pay.form": "money"}),
    ("Paid opportunity", {"pay.form": "money"}),
    ("We pay interpreters.", {"pay.form": None}),
    ("People with lived experience are too often unpaid.", {"pay.form": None}),
    ("We'll pay your train fare.", {"expenses.covered": True}),
    ("Fares refunded.", {"expenses.covered": True}),
    ("Travel and subsistence are met.", {"expenses.covered": True}),
    ("We'll cover what it costs you to get here.", {"expenses.covered": True}),
    ("Parking is free.", {"expenses.covered": True}),
    ("Your petrol is paid.", {"expenses.covered": True}),
    ("Any out-of-pocket costs are paid back.", {"expenses.covered": True}),
    ("Mileage and parking reimbursed.", {"expenses.covered": True}),
    ("We cannot pay travel.", {"expenses.covered": False}),
    ("No expenses are paid.", {"expenses.covered": False}),
    ("You meet your own travel costs.", {"expenses.covered": False}),
    ("Expenses will be reimbursed in line with policy.", {"expenses.covered": True}),
    ("We'll book and pay for your flights.", {"expenses.covered": True}),
    ("Bus tickets are provided.", {"expenses.covered": True}),
    ("Reasonable expenses.", {"expenses.covered": True}),
    ("Expenses: yes", {"expenses.covered": True}),
    ("Expenses: travel, childcare", {"expenses.covered": True}),
    ("Travel is paid for.", {"expenses.covered": True}),
    ("A taxi can be arranged and paid for.", {"expenses.covered": True}),
    ("Travel stipend available", {"expenses.covered": True}),
    ("Lunch and a bus pass are provided", {"expenses.covered": True}),
    ("We pay for travel and accommodation.", {"expenses.covered": True}),
    ("Claim your costs back.", {"expenses.covered": True}),
    ("Travel time counts", {"expenses.covered": None}),
    ("They travel across the county", {"expenses.covered": None}),
    ("The scheme costs £4 million", {"expenses.covered": None}),
    ("you get your costs back", {"expenses.covered": True}),
    ("We refund what you spend getting there", {"expenses.covered": True}),
    ("Transport is laid on.", {"expenses.covered": True}),
    ("A minibus will pick you up", {"expenses.covered": True}),
    ("Hotel and rail are arranged by us", {"expenses.covered": True}),
    ("Somebody from the team will ring you the day after.", {"debrief_or_support_offered": True}),
    ("A peer worker is in the room throughout.", {"debrief_or_support_offered": True}),
    ("We will look after you.", {"debrief_or_support_offered": True}),
    ("There's someone to talk to before and after.", {"debrief_or_support_offered": True}),
    ("You'll be buddied with a current member.", {"debrief_or_support_offered": True}),
    ("Each member has a mentor.", {"debrief_or_support_offered": True}),
    ("Support from the involvement team", {"debrief_or_support_offered": True}),
    ("You will be well supported.", {"debrief_or_support_offered": True}),
    ("A debrief follows every session.", {"debrief_or_support_offered": True}),
    ("Members have access to free counselling.", {"debrief_or_support_offered": True}),
    ("A psychologist is on hand.", {"debrief_or_support_offered": True}),
    ("We offer supervision once a month.", {"debrief_or_support_offered": True}),
    ("One-to-one support is there if you want it.", {"debrief_or_support_offered": True}),
    ("A nurse will be there.", {"debrief_or_support_offered": True}),
    ("a befriender will come with you", {"debrief_or_support_offered": True}),
    ("We'll check how you are afterwards.", {"debrief_or_support_offered": True}),
    ("Emotional support is offered.", {"debrief_or_support_offered": True}),
    ("The study looks at peer support.", {"debrief_or_support_offered": None}),
    ("Do you support someone with dementia?", {"debrief_or_support_offered": None}),
    ("a list of helplines is provided", {"debrief_or_support_offered": None}),
    ("We can't offer support afterwards.", {"debrief_or_support_offered": False}),
    ("The charity offers counselling to students.", {"debrief_or_support_offered": None}),
    ("We support 400 people a year.", {"debrief_or_support_offered": None}),
    ("people who support a relative", {"debrief_or_support_offered": None}),
    ("You will be supported by an experienced facilitator.", {"debrief_or_support_offered": True}),
    ("If it brings things up, we're here.", {"debrief_or_support_offered": True}),
    ("An elder opens and closes each hui and stays for anyone who needs them.", {"debrief_or_support_offered": True}),
    ("with plenty of support from our staff", {"debrief_or_support_offered": True}),
    ("Help is at hand from the coordinator.", {"debrief_or_support_offered": True}),
    ("our family worker joins each evening", {"debrief_or_support_offered": True}),
    ("You get a day's training.", {"training_offered": True}),
    ("Training's provided.", {"training_offered": True}),
    ("Two days of training come first.", {"training_offered": True}),
    ("We run a workshop to get you ready.", {"training_offered": True}),
    ("New members are inducted.", {"training_offered": True}),
    ("There is an induction.", {"training_offered": True}),
    ("You'll be taught how to read a research paper.", {"training_offered": True}),
    ("Learning opportunities", {"training_offered": True}),
    ("We'll help you build your skills.", {"training_offered": True}),
    ("free courses for members", {"training_offered": True}),
    ("All the training you need", {"training_offered": True}),
    ("Onboarding is on 3 May.", {"training_offered": True}),
    ("You will need to complete our e-learning.", {"training_offered": True}),
    ("Media training is included.", {"training_offered": True}),
    ("a short course in public speaking", {"training_offered": True}),
    ("we'll show you how it works first", {"training_offered": True}),
    ("Experience in training staff", {"training_offered": None}),
    ("train travel is paid", {"training_offered": None}),
    ("Training of doctors needs to change.", {"training_offered": None}),
    ("You'll deliver training.", {"training_offered": None}),
    ("no training is needed", {"training_offered": None}),
    ("A briefing is held before the first meeting.", {"training_offered": True}),
    ("preparation sessions", {"training_offered": True}),
    ("you'll get a primer on the science", {"training_offered": True}),
    ("professional development", {"training_offered": True}),
    ("Training and ongoing development are part of the deal.", {"training_offered": True}),
    ("Volunteers are trained over three Saturdays.", {"training_offered": True}),
    ("We'll give you the training.", {"training_offered": True}),
    ("a welcome day", {"training_offered": True}),
    ("You'd sit alongside clinicians as an equal member of the team.", {"authority": "vote_or_equal_member"}),
    ("Lay members have the same vote as everyone else.", {"authority": "vote_or_equal_member"}),
    ("Everybody's vote counts the same.", {"authority": "vote_or_equal_member"}),
    ("Each of the ten members has a vote.", {"authority": "vote_or_equal_member"}),
    ("You will be a full member of the committee.", {"authority": "vote_or_equal_member"}),
    ("Members may vote on all motions.", {"authority": "vote_or_equal_member"}),
    ("Full voting rights come with the seat.", {"authority": "vote_or_equal_member"}),
    ("You'll chair the meetings together with our medical director.", {"authority": "co_chair_or_lead"}),
    ("We are looking for a co-chair.", {"authority": "co_chair_or_lead"}),
    (
        "The group is chaired by someone with lived experience, and that could be you.",
        {"authority": "co_chair_or_lead"},
    ),
    ("You will lead the project.", {"authority": "co_chair_or_lead"}),
    ("Vice-chair wanted", {"authority": "co_chair_or_lead"}),
    ("You will co-lead the research.", {"authority": "co_chair_or_lead"}),
    ("The group picks which projects are paid for.", {"authority": "decide"}),
    ("You'll choose who gets the grants.", {"authority": "decide"}),
    ("It is the panel that awards the money.", {"authority": "decide"}),
    ("Nothing is published unless the group approves it.", {"authority": "decide"}),
    ("The group has the last word on the design.", {"authority": "decide"}),
    ("Decisions are taken by the members.", {"authority": "decide"}),
    ("You get to decide how the budget is spent.", {"authority": "decide"}),
    ("The council tells ministers what carers need.", {"authority": "advise"}),
    ("We'd like your guidance on our plans.", {"authority": "advise"}),
    ("Your job is to keep the board honest.", {"authority": "advise"}),
    ("The group looks over our plans and says what it thinks.", {"authority": "give_feedback"}),
    ("You will be a sounding board for the team.", {"authority": "advise"}),
    ("Members put the view of patients to managers.", {"authority": "advise"}),
    ("You will bring the patient's voice to the trial management group.", {"authority": "advise"}),
    ("Join our patient participation group.", {"authority": "advise"}),
    ("a partner in planning the service", {"authority": "advise"}),
    ("You will work beside researchers at each stage.", {"authority": "advise"}),
    ("Help us decide what to study next.", {"authority": "advise"}),
    ("Be part of designing the new ward.", {"authority": "advise"}),
    ("Come and co-produce our strategy.", {"authority": "advise"}),
    ("The forum has the ear of the chief executive.", {"authority": "advise"}),
    ("Fill in our survey on waiting times.", {"authority": "give_feedback"}),
    ("Tell us how we did.", {"authority": "give_feedback"}),
    ("We want to know what you think of our website.", {"authority": "give_feedback"}),
    ("Try out a new app and say what you make of it.", {"authority": "give_feedback"}),
    ("Read our draft policy and send comments.", {"authority": "give_feedback"}),
    ("Come to a focus group about the plan.", {"authority": "give_feedback"}),
    ("Have your say in our consultation.", {"authority": "give_feedback"}),
    ("Review research proposals from home.", {"authority": "give_feedback"}),
    ("Rate our leaflets.", {"authority": "give_feedback"}),
    ("Your opinion matters: take our questionnaire", {"authority": "give_feedback"}),
    (
        "We are interviewing people about their time in hospital for a study.",
        {"authority": "share_story", "story_demanded": True},
    ),
    ("Tell your story on film.", {"authority": "share_story", "story_demanded": True}),
    ("Speak to student nurses about your recovery.", {"authority": "share_story", "story_demanded": True}),
    ("Write a blog for us about living with OCD.", {"authority": "share_story", "story_demanded": True}),
    (
        "Talk to our researchers about what it was like to be sectioned.",
        {"authority": "share_story", "story_demanded": True},
    ),
    ("We collect recovery stories for our website.", {"authority": "share_story"}),
    (
        "Speakers will talk about their own experience of depression.",
        {"authority": "share_story", "story_demanded": True},
    ),
    (
        "Take part in an interview about your experience of crisis care. The study is run by the University.",
        {"authority": "share_story"},
    ),
    ("Share your experience in a podcast.", {"authority": "share_story"}),
    ("The board decides.", {"authority": "none_stated"}),
    ("We run a café on Tuesdays.", {"authority": "none_stated"}),
    ("Our trustees meet in May.", {"authority": "none_stated"}),
    ("Applicants should describe their experience of services in the form.", {"story_demanded": True}),
    ("You need to be able to talk openly about your mental health.", {"story_demanded": True}),
    ("You should be comfortable speaking about your own recovery.", {"story_demanded": True}),
    ("In your application tell us about your lived experience.", {"story_demanded": True}),
    ("Please write up to 300 words on your experience of services.", {"story_demanded": True}),
    ("You must be willing to use your own experience to support others.", {"story_demanded": True}),
    ("Send us a short account of what you went through.", {"story_demanded": True}),
    ("We'd like to hear about your time on the ward. Interviews last an hour.", {"story_demanded": True}),
    ("We're collecting people's experiences of the helpline.", {"story_demanded": True}),
    ("Interviewees will be asked about their childhood.", {"story_demanded": True}),
    ("ability to reflect on your own lived experience", {"story_demanded": True}),
    ("happy to share some of your story", {"story_demanded": True}),
    ("You can share as much or as little as you like.", {"story_demanded": False}),
    ("You don't have to tell us about your past.", {"story_demanded": False}),
    ("We won't ask about your history.", {"story_demanded": False}),
    ("No need to share your story.", {"story_demanded": False}),
    ("We want people with lived experience to join the board.", {"story_demanded": False}),
    ("Your experience is valuable.", {"story_demanded": False}),
    ("Using their experience, members advise the Trust.", {"story_demanded": False}),
    ("People with experience of psychosis are wanted for our panel.", {"story_demanded": False}),
    ("Tell us why you want to join.", {"story_demanded": False}),
    ("You bring the perspective of people who have used services.", {"story_demanded": False}),
    ("Experience of committees is helpful.", {"story_demanded": False}),
    ("share your views on the plan", {"story_demanded": False}),
    ("Fill in a survey about your experience of the clinic.", {"story_demanded": False}),
    ("Members draw on their experience to comment on drafts.", {"story_demanded": False}),
    ("Sessions are in Hull.", {"location_or_remote": "in_person"}),
    ("The group meets in person at the library.", {"location_or_remote": "in_person"}),
    ("Come to our building on Mill Lane.", {"location_or_remote": "in_person"}),
    ("Held at the town hall.", {"location_or_remote": "in_person"}),
    ("We meet in a café in Leith.", {"location_or_remote": "in_person"}),
    ("The workshop takes place in Bristol on 5 May 2026.", {"location_or_remote": "in_person"}),
    ("Meetings rotate between Cork and Galway.", {"location_or_remote": "in_person"}),
    ("It will be held at the university's city campus.", {"location_or_remote": "in_person"}),
    ("The role is based at Fernhill Hospital.", {"location_or_remote": "in_person"}),
    ("Room 4, Hope Street Clinic, 2pm", {"location_or_remote": "in_person"}),
    ("A lunch is laid on at the centre.", {"location_or_remote": "in_person"}),
    ("We'll come to your home.", {"location_or_remote": "in_person"}),
    ("Everything happens online.", {"location_or_remote": "remote"}),
    ("It's all on Zoom.", {"location_or_remote": "remote"}),
    ("Meetings are by video.", {"location_or_remote": "remote"}),
    ("You'll be interviewed over the phone or by video.", {"location_or_remote": "remote"}),
    ("a Teams meeting", {"location_or_remote": "remote"}),
    ("The panel is entirely virtual.", {"location_or_remote": "remote"}),
    ("Work from wherever you like.", {"location_or_remote": "remote"}),
    ("The group lives on a private Facebook group.", {"location_or_remote": None}),
    ("You can do it from your sofa.", {"location_or_remote": "remote"}),
    ("a telephone interview", {"location_or_remote": "remote"}),
    ("Interviews happen by Zoom or telephone.", {"location_or_remote": "remote"}),
    ("remote role", {"location_or_remote": "remote"}),
    ("Webinar on 5 June 2026", {"location_or_remote": "remote"}),
    ("In person or online, as you prefer.", {"location_or_remote": "hybrid"}),
    ("Come along or dial in.", {"location_or_remote": "hybrid"}),
    ("You can join on screen or in the room.", {"location_or_remote": "hybrid"}),
    ("We usually meet on Zoom and once a year in Leeds.", {"location_or_remote": "hybrid"}),
    ("Two meetings are face to face; the others are on Teams.", {"location_or_remote": "hybrid"}),
    ("at our office or by video link", {"location_or_remote": "hybrid"}),
    ("either on the phone or at your home", {"location_or_remote": "hybrid"}),
    ("blended meetings", {"location_or_remote": "hybrid"}),
    ("Meetings are online, apart from one in Hobart.", {"location_or_remote": "hybrid"}),
    ("online with occasional in-person meetings", {"location_or_remote": "hybrid"}),
    ("some sessions on campus, some online", {"location_or_remote": "hybrid"}),
    ("Apply online.", {"location_or_remote": None, "named_contact": None}),
    ("Ring us on 01632 960001.", {"location_or_remote": None}),
    ("People living in Leeds can apply.", {"location_or_remote": None}),
    ("We work across Scotland.", {"location_or_remote": None}),
    ("Read more on our website.", {"location_or_remote": None}),
    ("The hospital in Derby is rebuilding its ward.", {"location_or_remote": None}),
    ("Email or phone for a pack.", {"location_or_remote": None}),
    ("For adults who have been in hospital in Ireland", {"location_or_remote": None}),
    ("The University of Leeds runs the study.", {"location_or_remote": None}),
    ("Have you stayed at Oak House?", {"location_or_remote": None}),
    ("our offices are in London", {"location_or_remote": None}),
    ("Call or text us", {"location_or_remote": None}),
    ("Contact Amira Bell on 555 0101.", {"named_contact": True}),
    ("Questions to Amira Bell, Participation Lead.", {"named_contact": True}),
    ("Speak to Amira.", {"named_contact": True}),
    ("Your contact is Amira Bell.", {"named_contact": True}),
    ("Amira Bell (amira@trust.example) can tell you more.", {"named_contact": True}),
    ("Project lead: Amira Bell", {"named_contact": True}),
    ("The researcher is Amira Bell, amira.bell@uni.example", {"named_contact": True}),
    ("Just ask Amira!", {"named_contact": True}),
    ("Drop Amira a line.", {"named_contact": True}),
    ("Interested? Amira Bell would love to hear from you.", {"named_contact": True}),
    ("Send your form to Amira Bell.", {"named_contact": True}),
    ("To chat it over, Amira Bell is on 555 0102.", {"named_contact": True}),
    ("Best wishes\nAmira", {"named_contact": True}),
    ("Amira Bell\nInvolvement Manager\namira@trust.example", {"named_contact": True}),
    ("Email info@trust.example", {"named_contact": False}),
    ("Contact the team.", {"named_contact": False}),
    ("Phone 555 0109 for details.", {"named_contact": False}),
    ("Write to PO Box 5, Hull", {"named_contact": False}),
    ("Get in touch with the involvement team.", {"named_contact": False}),
    ("Call our freephone number.", {"named_contact": False}),
    ("contact us", {"named_contact": False}),
    ("Fill in the form below.", {"named_contact": None}),
    ("Register here.", {"named_contact": None}),
    ("The study is led by Professor Amira Bell.", {"named_contact": None}),
    ("Our chair, Amira Bell, said it was a proud day.", {"named_contact": None}),
    ("Amira Bell joined in 2020.", {"named_contact": None}),
    ("We work with Mind and Rethink.", {"named_contact": None}),
    ("Call 999 in an emergency.", {"named_contact": None}),
    ("Meet our members: Amira Bell and Jo Hart.", {"named_contact": None}),
    ("Thanks to Amira Bell for the photos.", {"named_contact": None}),
    ("In memory of Amira Bell", {"named_contact": None}),
    ("Minister Amira Bell announced the council.", {"named_contact": None}),
    ("contact with services", {"named_contact": None}),
    ("You will have contact with nurses.", {"named_contact": None}),
    ("We will contact you by 5 May.", {"named_contact": None}),
    ("The event is on 5 May 2026.", {"start_or_event_date": "2026-05-05"}),
    ("It kicks off on 5 May 2026.", {"start_or_event_date": "2026-05-05"}),
    ("We begin in May 2026.", {"start_or_event_date": "2026-05"}),
    ("From May 2026 for a year", {"start_or_event_date": "2026-05"}),
    ("Workshop: Tuesday 5 May 2026, 1-3pm", {"start_or_event_date": "2026-05-05"}),
    ("You would start in early May 2026.", {"start_or_event_date": "2026-05"}),
    ("Sessions run 5 May to 9 June 2026.", {"start_or_event_date": "2026-05-05"}),
    ("The first get-together is planned for 5 May 2026.", {"start_or_event_date": "2026-05-05"}),
    ("Starting September 2026", {"start_or_event_date": "2026-09"}),
    ("Published 5 May 2026", {"start_or_event_date": None}),
    ("Closing date 5 May 2026", {"start_or_event_date": None}),
    ("Interviews: 5 May 2026", {"start_or_event_date": None}),
    ("In May 2024 the board agreed a plan.", {"start_or_event_date": None}),
    ("since 5 May 2020", {"start_or_event_date": None}),
    ("Members serve until May 2028.", {"start_or_event_date": None}),
    ("Results in May 2027", {"start_or_event_date": None}),
    ("The group first met in May 2021.", {"start_or_event_date": None}),
    ("posted 5/5/2026", {"start_or_event_date": None}),
    ("The council will sit from July 2026.", {"start_or_event_date": "2026-07"}),
    ("Join us on 5 May 2026!", {"start_or_event_date": "2026-05-05"}),
    ("Date: 5 May 2026", {"start_or_event_date": "2026-05-05"}),
    ("between May and July 2026", {"start_or_event_date": "2026-05"}),
    ("The project runs from May 2026 to May 2028.", {"start_or_event_date": "2026-05"}),
    ("Apply by 5 May 2026.", {"closing_date": "2026-05-05"}),
    ("Tell us by 5 May 2026 if you're interested.", {"closing_date": "2026-05-05"}),
    ("Closes 5 May 2026", {"closing_date": "2026-05-05"}),
    ("You have until 5 May 2026 to apply.", {"closing_date": "2026-05-05"}),
    ("Applications must be in by 5 May 2026.", {"closing_date": "2026-05-05"}),
    ("Get your form to us before 5 May 2026.", {"closing_date": "2026-05-05"}),
    ("Nominations are open until 5 May 2026.", {"closing_date": "2026-05-05"}),
    ("The deadline is 5 May 2026.", {"closing_date": "2026-05-05"}),
    ("Expressions of interest to reach us by 5 May 2026", {"closing_date": "2026-05-05"}),
    ("Please reply by 5 May 2026", {"closing_date": "2026-05-05"}),
    ("Applications closed on 12 June 2023.", {"closing_date": "2023-06-12"}),
    ("Last day to sign up: 5 May 2026", {"closing_date": "2026-05-05"}),
    ("The survey shuts at midnight on 5 May 2026.", {"closing_date": "2026-05-05"}),
    ("We're recruiting until the end of May 2026.", {"closing_date": "2026-05"}),
    ("Sign up no later than 5 May 2026.", {"closing_date": "2026-05-05"}),
    ("We will report by 5 May 2026.", {"closing_date": None}),
    ("You will hear by 5 May 2026.", {"closing_date": None}),
    ("The ward closes on 5 May 2026.", {"closing_date": None}),
    ("By May 2027 the plan will be done.", {"closing_date": None}),
    ("Term ends 5 May 2028", {"closing_date": None}),
    ("Deadline for applications\n5 May 2026", {"closing_date": "2026-05-05"}),
    ("The term is two years.", {"time.months": 24}),
    ("You'd serve for three years.", {"time.months": 36}),
    ("It's a 12-month role.", {"time.months": 12}),
    ("Members sit for 18 months.", {"time.months": 18}),
    ("a two year commitment", {"time.months": 24}),
    ("appointed for up to four years", {"time.months": 48}),
    ("The project lasts six months.", {"time.months": 6}),
    ("over six months", {"time.months": None}),
    ("We need you for a year.", {"time.months": 12}),
    ("a minimum of 12 months' commitment", {"time.months": 12}),
    ("Members hold office for three years.", {"time.months": 36}),
    ("Fixed term: 24 months", {"time.months": 24}),
    ("tenure of two years", {"time.months": 24}),
    ("The study runs for 30 months.", {"time.months": 30}),
    ("You must have used services in the past two years.", {"time.months": None}),
    ("at least two years' experience", {"time.months": None}),
    ("aged 16 to 25 years", {"time.months": None}),
    ("a five-year plan", {"time.months": None}),
    ("ten years ago", {"time.months": None}),
    ("It took three years to get here.", {"time.months": None}),
    ("pilot of nine months", {"time.months": 9}),
    ("a 10 month programme", {"time.months": 10}),
    ("Tell us if you need anything to take part.", {"access_support": True}),
    ("We can provide an interpreter.", {"access_support": True}),
    ("Large print is available.", {"access_support": True}),
    ("The venue has level access.", {"access_support": True}),
    ("Childcare is paid.", {"access_support": True}),
    ("Let us know about any access requirements.", {"access_support": True}),
    ("BSL on request", {"access_support": True}),
    ("We can send things in other formats.", {"access_support": True}),
    ("You may bring a supporter.", {"access_support": True}),
    ("Adjustments can be made.", {"access_support": True}),
    ("There's a hearing loop.", {"access_support": True}),
    ("The hall is wheelchair friendly.", {"access_support": True}),
    ("We'll lend you a tablet.", {"access_support": True}),
    ("help with getting online", {"access_support": True}),
    ("Plain English papers", {"access_support": None}),
    ("Sorry, the building has no lift.", {"access_support": False}),
    ("accessible care for all", {"access_support": None}),
    ("access to records", {"access_support": None}),
    ("We need a dozen people.", {"people_sought": 12}),
    ("Ten of the twenty seats are held for people with lived experience.", {"people_sought": 10}),
    ("We have openings for six.", {"people_sought": 6}),
    ("Recruiting: 5 lay reviewers", {"people_sought": 5}),
    ("The trust wants to appoint two patient safety partners.", {"people_sought": 2}),
    ("There is room for eight.", {"people_sought": 8}),
    ("We hope to find four families.", {"people_sought": 4}),
    ("We are looking to speak with 12 to 15 young men.", {"people_sought": 12}),
    ("Our aim is 40 interviews.", {"people_sought": None}),
    ("Three new faces are wanted on the council.", {"people_sought": 3}),
    ("Numbers: 8", {"people_sought": 8}),
    ("Group of 10", {"people_sought": None}),
    ("Seven seats on the board are up for election.", {"people_sought": 7}),
    ("We will take on five peer mentors.", {"people_sought": 5}),
    ("Our panel has space for another two.", {"people_sought": 2}),
    ("Four people who have lived in care are invited to join.", {"people_sought": 4}),
    ("Fifteen spaces", {"people_sought": 15}),
    ("We'd love about a hundred people to fill it in.", {"people_sought": 100}),
    ("20 carers needed!", {"people_sought": 20}),
    ("You will work with three doctors.", {"people_sought": None}),
    ("A team of four staff runs the service.", {"people_sought": None}),
    ("Two people in five know someone with depression.", {"people_sought": None}),
    ("Each group has 8 members.", {"people_sought": None}),
    ("Last year 12 members joined.", {"people_sought": None}),
    ("25% of members", {"people_sought": None}),
    ("The ward has 18 beds.", {"people_sought": None}),
    ("5,000 people live here", {"people_sought": None}),
    ("It takes two people to lift it", {"people_sought": None}),
    ("Children under 5", {"people_sought": None}),
    ("We have helped 60 families.", {"people_sought": None}),
    ("40 people came to the last one.", {"people_sought": None}),
    ("She spoke to 200 people.", {"people_sought": None}),
    ("We sent it to 900 members.", {"people_sought": None}),
    ("a lived experience representative is sought", {"people_sought": 1}),
    ("The board has a vacancy.", {"people_sought": 1}),
    ("One seat is open.", {"people_sought": 1}),
    ("We want somebody to join the board.", {"people_sought": None}),
    ("We are after one carer.", {"people_sought": 1}),
    ("Each meeting is two hours.", {"time.hours_per_session": 2}),
    ("Sessions last half a day.", {"time.hours_per_session": None}),
    ("ninety minutes a time", {"time.hours_per_session": 1.5}),
    ("The workshop runs for three hours.", {"time.hours_per_session": 3}),
    ("It takes an hour and a half.", {"time.hours_per_session": 1.5}),
    ("around two and a half hours per meeting", {"time.hours_per_session": 2.5}),
    ("You'd give us an hour on the phone.", {"time.hours_per_session": 1}),
    ("an hour's interview", {"time.hours_per_session": 1}),
    ("30-minute call", {"time.hours_per_session": 0.5}),
    ("four hours a week", {"time.hours_per_session": None}),
    ("Allow three quarters of an hour.", {"time.hours_per_session": None}),
    ("2-hr sessions", {"time.hours_per_session": 2}),
    ("The interview will be 45 to 60 minutes.", {"time.hours_per_session": 0.75}),
    ("up to 2 hours per session", {"time.hours_per_session": 2}),
    ("a 20 minute survey", {"time.hours_per_session": 0.33}),
    ("Preparation takes two hours.", {"time.hours_per_session": None}),
    ("Meetings of two hours with an hour of reading", {"time.hours_per_session": 2}),
    ("Open 24 hours", {"time.hours_per_session": None}),
    ("48 hours' notice of meetings", {"time.hours_per_session": None}),
    ("The drive takes two hours.", {"time.hours_per_session": None}),
    ("£20 for two hours", {"time.hours_per_session": None}),
    ("we reply within 24 hours", {"time.hours_per_session": None}),
    ("The meeting starts at 2pm.", {"time.hours_per_session": None}),
    ("You spend 6 hours a month.", {"time.hours_per_session": None}),
    # Whole adverts, short
    (
        (
            "Adults who hoard: would you speak to us?\n"
            "\n"
            "Dr Petra Lindgren of Wexmoor University is finding out how it feels to have the council come round. "
            "If you've had a visit in the last year, she would be glad to hear about it. You'd spend around forty"
            " minutes with her on the telephone, and a £25 voucher follows in the post. No names are used. Ring "
            "her on 01632 960222."
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "pay.amount": 25,
            "pay.unit": "session",
            "pay.currency": "GBP",
            "pay.form": "voucher",
            "named_contact": True,
            "time.hours_per_session": 0.67,
            "time.sessions": 1,
            "location_or_remote": "remote",
        },
    ),
    (
        (
            "Carer Reference Panel\n"
            "\n"
            "Northfield Health District wants twelve carers for a panel that will look at everything from car "
            "parks to care plans. The panel sits on the first Monday of alternate months from 10 until noon, in "
            "the boardroom or by video. Panellists are given $60 a sitting, and parking is free. A morning's "
            "induction comes first. Put your name down with Kerrie Holt, Carer Lead, before 31 March 2026. You'll"
            " serve two years."
        ),
        {
            "authority": "advise",
            "people_sought": 12,
            "time.sessions": 6,
            "time.sessions_per": "year",
            "time.hours_per_session": 2,
            "location_or_remote": "hybrid",
            "pay.amount": 60,
            "pay.unit": "session",
            "pay.form": "money",
            "expenses.covered": True,
            "training_offered": True,
            "named_contact": True,
            "closing_date": "2026-03-31",
            "time.months": 24,
        },
    ),
    (
        (
            "Have you been sectioned? Filmmakers want to meet you\n"
            "\n"
            "A small company is making a documentary for Channel 9 about life on a locked ward. We are after "
            "three or four people who'd sit in front of a camera and say what it did to them. You'll be looked "
            "after by a producer who used to be a psychiatric nurse. There is no fee, but train tickets are "
            "bought for you. Write to casting@redkite.example."
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "people_sought": 3,
            "pay.form": "expenses_only",
            "expenses.covered": True,
            "debrief_or_support_offered": True,
            "named_contact": False,
        },
    ),
    (
        (
            "Lay assessors\n"
            "\n"
            "The College of Mental Health Nursing inspects forty courses a year. Each inspection team has one lay"
            " assessor, who has the same powers as the two nurses: all three must sign the report. We need nine "
            "new assessors. An inspection takes two days, and you would do three in a year. The fee is £210 a day"
            " and hotels are arranged by the College. Assessors are trained over a weekend in Derby. Appointment "
            "is for three years. Apply on our website by 14 June 2026."
        ),
        {
            "authority": "vote_or_equal_member",
            "people_sought": 9,
            "pay.amount": 210,
            "pay.unit": "day",
            "pay.currency": "GBP",
            "pay.form": "money",
            "expenses.covered": True,
            "training_offered": True,
            "time.months": 36,
            "closing_date": "2026-06-14",
        },
    ),
    (
        (
            "Test our sleep app\n"
            "\n"
            "We've built an app for people whose mood keeps them awake, and we'd like you to break it. Use it for"
            " a fortnight, then spend an hour on Zoom telling Marcus what drove you mad. Thank-you: a $75 Amazon "
            "card. Ten testers, US residents, 18+. sleep@lullaby.example"
        ),
        {
            "authority": "give_feedback",
            "people_sought": 10,
            "time.sessions": 1,
            "time.hours_per_session": 1,
            "pay.amount": 75,
            "pay.unit": "session",
            "pay.currency": "USD",
            "pay.form": "voucher",
            "location_or_remote": "remote",
            "named_contact": False,
        },
    ),
    (
        (
            "Notice of vacancy: Mental Health Review Board, community seat\n"
            "\n"
            "The Board hears appeals against detention. Its three members, a lawyer, a doctor and a community "
            "member, reach each decision by majority. The community seat falls vacant on 1 July 2026. The "
            "successful candidate will sit about twenty days a year in Halifax or by telephone at a per diem of "
            "$410 with travel at the provincial rate. The term is five years. Send a letter saying what in your "
            "own life fits you for the work to the Registrar, PO Box 12, Halifax, no later than May 1, 2026."
        ),
        {
            "authority": "decide",
            "people_sought": 1,
            "location_or_remote": "hybrid",
            "pay.amount": 410,
            "pay.unit": "day",
            "pay.currency": "CAD",
            "pay.form": "money",
            "expenses.covered": True,
            "time.months": 60,
            "closing_date": "2026-05-01",
            "named_contact": False,
        },
    ),
    (
        (
            "kia ora! rangatahi rōpū\n"
            "\n"
            "got opinions? we're putting together a crew of 8 to 10 young people in Whangārei to tell our "
            "managers how it is. pizza, petrol vouchers, and a $50 koha every hui. hui are on the last thursday "
            "of the month, 4 to 6. a youth worker drives the van. text mereana 021 555 019"
        ),
        {
            "authority": "advise",
            "people_sought": 8,
            "time.sessions": 1,
            "time.sessions_per": "month",
            "pay.amount": 50,
            "pay.unit": "session",
            "pay.currency": "NZD",
            "expenses.covered": True,
        },
    ),
    (
        (
            "Consultation: the Involuntary Care (Transport) Regulations\n"
            "\n"
            "The Department asks anyone who has been taken to hospital by police, or whose relative has, for "
            "comments on the draft regulations. Comments may be sent by post or e-mail to "
            "transportregs@dept.example until 30 September 2026. A hearing will take place online on 15 October "
            "2026. Nobody is paid for commenting. A report on what we heard will appear in 2027."
        ),
        {
            "authority": "give_feedback",
            "closing_date": "2026-09-30",
            "start_or_event_date": "2026-10-15",
            "location_or_remote": "remote",
            "pay.form": "unpaid",
            "named_contact": False,
        },
    ),
    (
        (
            "Peer support worker, Harbour House (0.6 WTE)\n"
            "\n"
            "£24,300 pro rata. You will walk beside people in their first weeks out of hospital and, where it "
            "helps, let them know how you came through. Essential: your own experience of serious mental distress"
            " and a readiness to talk about it; a full driving licence. We offer monthly supervision, reflective "
            "practice and a paid place on the peer certificate. Based in Scarcombe. For a chat ring Ola Brandt, "
            "01632 960777. Closes 9 a.m., 2 February 2026."
        ),
        {
            "pay.amount": 24300,
            "pay.unit": "year",
            "pay.currency": "GBP",
            "pay.form": "money",
            "story_demanded": True,
            "debrief_or_support_offered": True,
            "training_offered": True,
            "location_or_remote": "in_person",
            "named_contact": True,
            "closing_date": "2026-02-02",
        },
    ),
    (
        (
            "Steering group for the new crisis text line\n"
            "\n"
            "A dozen of us will meet on Teams for an hour and a half every fortnight from January 2027 until the "
            "line goes live. Half the places are for people who have been in crisis. You'd help choose the "
            "supplier: everyone in the room has one vote. Unpaid, sorry, apart from data top-ups. Email Gwen "
            "Astley at gwen@lifelines.example if you fancy it."
        ),
        {
            "authority": "vote_or_equal_member",
            "time.sessions": 26,
            "time.sessions_per": "year",
            "time.hours_per_session": 1.5,
            "location_or_remote": "remote",
            "start_or_event_date": "2027-01",
            "named_contact": True,
        },
    ),
    (
        (
            "Research opportunity: older men and loneliness\n"
            "\n"
            "Who? Men over 70 who live by themselves in County Clare.\n"
            "What? Two chats with a researcher in your own kitchen, about an hour each, some months apart. She "
            "will ask how you fill your days and what you miss.\n"
            "What do you get? €30 each time.\n"
            "How? Phone Orla on 065 555 0110."
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "time.sessions": 2,
            "time.hours_per_session": 1,
            "pay.amount": 30,
            "pay.unit": "session",
            "pay.currency": "EUR",
            "pay.form": "money",
            "location_or_remote": "in_person",
            "named_contact": True,
        },
    ),
    (
        (
            "Board members wanted, Wattlebird Peer Network\n"
            "\n"
            "We're run by and for people with a diagnosis. Three directors step down at the annual meeting in "
            "Bendigo on 12 November 2026, so three chairs are empty. Directors set our direction, hire the "
            "manager and answer to members. The board gathers six times a year, four by Zoom and two around a "
            "table. It's voluntary, though we cover fuel and childcare. A buddy from the present board will see "
            "you through the first months. Questions? president@wattlebird.example"
        ),
        {
            "people_sought": 3,
            "time.sessions": 6,
            "time.sessions_per": "year",
            "location_or_remote": "hybrid",
            "pay.form": "expenses_only",
            "expenses.covered": True,
            "debrief_or_support_offered": True,
            "access_support": True,
            "named_contact": False,
        },
    ),
    (
        (
            "Self-harm and the emergency department: seeking young adults\n"
            "\n"
            "The Fenland School of Nursing is recruiting 16 to 24 year olds for a piece of work on what it is "
            "like to be stitched and sent home. Taking part means two things: keeping an audio diary for a week "
            "and meeting a researcher afterwards, online, to go through it (up to 90 minutes). We will send you "
            "£40 in vouchers. Somebody will text you the following morning. If you'd like to know more, have a "
            "look at the leaflet or e-mail edvoices@fenland.example."
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "pay.amount": 40,
            "pay.currency": "GBP",
            "pay.form": "voucher",
            "debrief_or_support_offered": True,
            "time.hours_per_session": 1.5,
            "location_or_remote": "remote",
            "named_contact": False,
        },
    ),
    (
        (
            "EOI - Family Voices Committee\n"
            "\n"
            "Murrindale Health. Up to four family members or carers are invited to nominate for the Family Voices"
            " Committee. The Committee counsels the Clinical Director on policy and reports to the Board. Six "
            "meetings are scheduled each year, of two hours' length, usually by Teams with the July one face to "
            "face in Ballendean. Members receive sitting fees in line with state rates, and mileage. Terms run "
            "for two years from August 2026. Nominations close Friday 19 June 2026. For further information "
            "contact Dean Osei-Barrow, Manager Consumer Partnerships."
        ),
        {
            "authority": "advise",
            "people_sought": 4,
            "time.sessions": 6,
            "time.sessions_per": "year",
            "time.hours_per_session": 2,
            "location_or_remote": "hybrid",
            "pay.form": "money",
            "expenses.covered": True,
            "time.months": 24,
            "start_or_event_date": "2026-08",
            "closing_date": "2026-06-19",
            "named_contact": True,
        },
    ),
    (
        (
            "The Listening Post: a radio show about minds\n"
            "\n"
            "Every Sunday we put one person on air for half an hour. You talk, Bex asks, people ring in. If "
            "you've come off medication, come out of prison, come through a divorce, we're interested. No pay "
            "(nobody here gets any) but there's soup. The studio is above the bakery in Tolver Street. Drop us a "
            "line: hello@listeningpost.example"
        ),
        {"authority": "share_story", "story_demanded": True, "pay.form": "unpaid", "named_contact": False},
    ),
    (
        (
            "Independent lay chair, Complaints Review Group\n"
            "\n"
            "We are seeking a lay chair with personal experience of using mental health services. The chair plans"
            " the agenda, runs the quarterly meetings and signs the annual report. Remuneration is £300 a "
            "meeting; travel and care costs are repaid. An induction and coaching will be arranged. The "
            "appointment is for three years from 1 April 2027. Candidates should send a CV and a covering letter "
            "to chairs@wrenfield.example by 8 January 2027. Interviews will be held in Wrenfield on 29 January "
            "2027."
        ),
        {
            "authority": "co_chair_or_lead",
            "people_sought": 1,
            "time.sessions": 4,
            "time.sessions_per": "year",
            "pay.amount": 300,
            "pay.unit": "meeting",
            "pay.currency": "GBP",
            "pay.form": "money",
            "expenses.covered": True,
            "access_support": True,
            "training_offered": True,
            "time.months": 36,
            "start_or_event_date": "2027-04-01",
            "closing_date": "2027-01-08",
            "named_contact": False,
        },
    ),
    (
        (
            "Calling students!\n"
            "\n"
            "Feeling low at uni? The counselling centre wants its website to make sense to people who need it. "
            "Bring your lunch to the Kauri Room on Wednesday 6 May 2026 between 12 and 1.30pm, click about, and "
            "say what annoys you. $20 café card. All we need is your opinion, not your history. Just turn up."
        ),
        {
            "authority": "give_feedback",
            "pay.amount": 20,
            "pay.form": "voucher",
            "start_or_event_date": "2026-05-06",
            "time.hours_per_session": 1.5,
            "location_or_remote": "in_person",
        },
    ),
    (
        (
            "Involvement opportunity: Trial Management Group\n"
            "\n"
            "PILLAR is a trial of a smoking programme on locked wards. The trial is funded until March 2029. The "
            "Trial Management Group meets monthly for an hour by video. Two public co-applicants already sit on "
            "it, and we would like a third person to join them. You would read the minutes, say what patients "
            "would make of our plans, and help with plain-English summaries. You'll be reimbursed for your time "
            "at £25 an hour. The trial's PPI lead, Noor Haddad, gives an introduction and is available between "
            "meetings. Contact: noor.haddad@pillar.example"
        ),
        {
            "authority": "advise",
            "time.sessions": 1,
            "time.sessions_per": "month",
            "time.hours_per_session": 1,
            "location_or_remote": "remote",
            "pay.amount": 25,
            "pay.unit": "hour",
            "pay.currency": "GBP",
            "pay.form": "money",
            "training_offered": True,
            "debrief_or_support_offered": True,
            "named_contact": True,
        },
    ),
    (
        (
            "Citizens' jury on community mental health\n"
            "\n"
            "Twenty-four residents of Ballyoran, drawn by lot, will spend four Saturdays weighing evidence and "
            "will then vote on a set of recommendations, which the council has promised to answer one by one. "
            "Jurors get €100 a day. Childminding, lifts and interpreters are free. Sittings are at the Town Hall "
            "on 5, 12, 19 and 26 September 2026, 10 a.m. to 4 p.m. Register your interest before 31 July 2026 on "
            "01 555 0130."
        ),
        {
            "authority": "vote_or_equal_member",
            "people_sought": 24,
            "time.sessions": 4,
            "time.hours_per_session": 6,
            "pay.amount": 100,
            "pay.unit": "day",
            "pay.currency": "EUR",
            "pay.form": "money",
            "access_support": True,
            "location_or_remote": "in_person",
            "closing_date": "2026-07-31",
            "start_or_event_date": "2026-09-05",
            "named_contact": False,
        },
    ),
    (
        (
            "Trainers by experience\n"
            "\n"
            "Hollis Peer Academy teaches police recruits about mental health. We want six more trainers who will "
            "stand up and tell recruits, honestly, how an arrest in a crisis felt from the inside. You deliver "
            "about eight half-day classes a year with a partner. £110 a class plus mileage. You'd do our three-"
            "day course first and have a wash-up with the tutor after each class. Applications to Mags Penrose by"
            " 1 September 2026."
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "people_sought": 6,
            "time.sessions": 8,
            "pay.amount": 110,
            "pay.unit": "session",
            "pay.currency": "GBP",
            "pay.form": "money",
            "expenses.covered": True,
            "training_offered": True,
            "named_contact": True,
            "closing_date": "2026-09-01",
        },
    ),
    (
        (
            "Our annual report\n"
            "\n"
            "Last year 1,200 people used the crisis house and 40 volunteers gave 3,000 hours. Forty members took "
            "part in our consultation. The board met six times. Staff had training in suicide prevention. Prof. "
            "Ellen Marsh joined as a trustee in May 2025. Thank you."
        ),
        {
            "people_sought": None,
            "time.sessions": None,
            "training_offered": None,
            "named_contact": None,
            "authority": "none_stated",
        },
    ),
    (
        (
            "Patient partner, Early Psychosis Intervention Network\n"
            "\n"
            "Help set the Network's course. As a patient partner you'll hold one of 11 seats on the executive, "
            "and like everyone there you have a vote on spending and hiring. The executive meets by Zoom every "
            "second Thursday for 75 minutes. The honorarium is CAD 45/hour. You need to be 18-35, live in "
            "Saskatchewan and have received services for psychosis. To apply fill in the survey at "
            "network.example by November 30, 2026. Training is given by our two current partners."
        ),
        {
            "authority": "vote_or_equal_member",
            "time.sessions": 26,
            "time.sessions_per": "year",
            "time.hours_per_session": 1.25,
            "location_or_remote": "remote",
            "pay.amount": 45,
            "pay.unit": "hour",
            "pay.currency": "CAD",
            "pay.form": "money",
            "closing_date": "2026-11-30",
            "training_offered": True,
        },
    ),
    (
        (
            "Volunteer with Quayside Befrienders\n"
            "\n"
            "We match volunteers with older people who are low and alone. You would visit one person for an hour "
            "each week for at least six months. We ask for two references, and you'll go to three evenings of "
            "preparation with our co-ordinator, who then keeps in touch by phone. Your bus fares are repaid. No "
            "experience required. Fill in the form at quayside.example."
        ),
        {
            "pay.form": "expenses_only",
            "expenses.covered": True,
            "time.sessions": 1,
            "time.sessions_per": "week",
            "time.hours_per_session": 1,
            "time.months": 6,
            "training_offered": True,
            "debrief_or_support_offered": True,
            "location_or_remote": "in_person",
        },
    ),
    (
        (
            "Wanted: co-researchers for a study of community treatment orders\n"
            "\n"
            "The Brindle Centre is hiring four co-researchers who have been on an order. You'd plan the "
            "questions, do interviews and work out what they mean, side by side with two academics. It is a part-"
            "time job: seven hours a week for 14 months at £16.20 an hour, mostly from home, with a monthly team "
            "day in Stanmere. There's a week of training in October. You will have a mentor. Informal enquiries: "
            "Dr Farida Noon, f.noon@brindle.example. Deadline 3 July 2026."
        ),
        {
            "authority": "advise",
            "people_sought": 4,
            "pay.amount": 16.2,
            "pay.unit": "hour",
            "pay.currency": "GBP",
            "pay.form": "money",
            "time.months": 14,
            "location_or_remote": "hybrid",
            "training_offered": True,
            "debrief_or_support_offered": True,
            "named_contact": True,
            "closing_date": "2026-07-03",
            "time.sessions": 1,
        },
    ),
    (
        (
            "The Minister's Suicide Prevention Roundtable\n"
            "\n"
            "The Minister will hold a roundtable with ten people who have been bereaved by suicide, in Wellington"
            " on 9 September 2026. It'll go for three hours. What you tell the Minister about your loss, and "
            "about what might have helped, will be fed into the next strategy. Flights and a night's "
            "accommodation are paid. A counsellor will sit in. Please e-mail roundtable@minister.example by 14 "
            "August 2026, with a paragraph about who you lost."
        ),
        {
            "story_demanded": True,
            "people_sought": 10,
            "start_or_event_date": "2026-09-09",
            "time.hours_per_session": 3,
            "expenses.covered": True,
            "debrief_or_support_offered": True,
            "named_contact": False,
            "closing_date": "2026-08-14",
        },
    ),
    (
        (
            "Youth reviewers for our grant round\n"
            "\n"
            "Spark gives small grants to youth projects. Fifteen reviewers aged 16-21 read the bids and meet over"
            " one weekend to agree who gets the $200,000. Adults make the tea. Reviewers get $150 for the "
            "weekend, food and beds included. It's in Hamilton, Ontario, May 22-24, 2026. You do a one-hour Zoom "
            "beforehand to learn how scoring works. Sign up by April 17, 2026: hello@spark.example"
        ),
        {
            "authority": "decide",
            "pay.amount": 150,
            "pay.currency": "CAD",
            "pay.form": "money",
            "training_offered": True,
            "closing_date": "2026-04-17",
            "named_contact": False,
        },
    ),
    (
        (
            "Ward design: your eyes please\n"
            "\n"
            "Drawings for the new ward at Kestrel Park are on show in the foyer all week. Leave a sticky note. Or"
            " come to the drop-in on Thursday 11 June 2026, 2 to 4 pm, when the architect will be there to hear "
            "what you make of them."
        ),
        {
            "authority": "give_feedback",
            "location_or_remote": "in_person",
            "start_or_event_date": "2026-06-11",
            "time.hours_per_session": 2,
        },
    ),
    (
        (
            "Lived Experience Partner, Safety Investigations\n"
            "\n"
            "When somebody dies in our care, two investigators look into it. From now on a third seat belongs to "
            "a lived experience partner, whose findings carry the same weight. We're taking on three partners. "
            "You can expect four to six investigations a year, each of about ten days. Day rate $520 (incl. "
            "preparation), plus travel. Safeguards: a supervisor of your choosing, paid by us, and the right to "
            "hand a case back. Part of the selection is a conversation about how your own experience would help "
            "and hinder you. Enquiries and EOIs to Anh Tran, (03) 5550 0199, by COB 30 October 2026. Victoria, "
            "Australia."
        ),
        {
            "authority": "vote_or_equal_member",
            "people_sought": 3,
            "pay.amount": 520,
            "pay.unit": "day",
            "pay.currency": "AUD",
            "pay.form": "money",
            "expenses.covered": True,
            "named_contact": True,
            "closing_date": "2026-10-30",
            "time.sessions": 4,
            "time.sessions_per": "year",
        },
    ),
    (
        (
            "Parents' survey\n"
            "\n"
            "Is your child on the waiting list for CAMHS? Ten minutes of your time would help us argue for more "
            "staff. It's anonymous, and open until 28 February 2027. Start here. Any trouble? "
            "survey@parentsvoice.example"
        ),
        {
            "authority": "give_feedback",
            "closing_date": "2027-02-28",
            "named_contact": False,
            "time.hours_per_session": 0.17,
        },
    ),
    (
        (
            "Tenants' panel seeks members\n"
            "\n"
            "The panel holds Larkfield Supported Housing to account. It sees all the complaints, visits the "
            "houses unannounced, and can put any matter on the Board's agenda. Six tenants serve at a time; two "
            "places come free in January 2027. Vouchers worth £15 are given for each visit. Tenants choose the "
            "members at the annual gathering. Ask your key worker for a form."
        ),
        {
            "authority": "advise",
            "people_sought": 2,
            "pay.amount": 15,
            "pay.unit": "session",
            "pay.currency": "GBP",
            "pay.form": "voucher",
        },
    ),
    (
        (
            "Poets and painters\n"
            "\n"
            "For World Mental Health Day we'll hang twenty pieces of work by people who have been unwell in the "
            "windows of the High Street. Send a photo of your piece and a few words on what it says about your "
            "illness. Chosen artists get £50. Closing date: 4 September 2026. Contact Lou."
        ),
        {
            "pay.amount": 50,
            "pay.currency": "GBP",
            "pay.form": "money",
            "closing_date": "2026-09-04",
            "named_contact": True,
        },
    ),
    (
        (
            "Governor elections\n"
            "\n"
            "There are three vacancies for public governors in Eastmarch. Governors hold the directors to "
            "account, appoint the chair and approve big changes. The Council of Governors meets in public five "
            "times a year at Eastmarch House, 5.30 to 7.30 pm. Governors are volunteers and are refunded for "
            "travel. There is a full induction. Nominations open on 1 February 2027 and close on 1 March 2027. "
            "Speak to Priya Naidoo, Trust Secretary, if you're wondering whether it's for you."
        ),
        {
            "people_sought": 3,
            "time.sessions": 5,
            "time.sessions_per": "year",
            "time.hours_per_session": 2,
            "location_or_remote": "in_person",
            "pay.form": "expenses_only",
            "expenses.covered": True,
            "training_offered": True,
            "closing_date": "2027-03-01",
            "named_contact": True,
        },
    ),
    (
        (
            "Research participants wanted: caring for a parent with dementia\n"
            "\n"
            "Researchers at Glenmoor University would like to interview adult children who look after a mother or"
            " father with dementia. The purpose of the study is to explore how carers cope with night-time. The "
            "interview lasts up to 1 hour and can be held face to face, by telephone or on Teams. As a thank you,"
            " you will be offered a £20 gift voucher. If you are interested, please contact the research team: "
            "nights@glenmoor.example. The study was approved by the Faculty Ethics Committee."
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "time.hours_per_session": 1,
            "time.sessions": 1,
            "location_or_remote": "hybrid",
            "pay.amount": 20,
            "pay.unit": "session",
            "pay.currency": "GBP",
            "pay.form": "voucher",
            "named_contact": False,
        },
    ),
    (
        (
            "Do you take lithium?\n"
            "\n"
            "We want to know what helps people to keep taking it. You can take part in one of our online focus "
            "groups (about 90 minutes, 6-8 people in each) if you are over 18 and have been prescribed lithium "
            "for a year or more. You will get $50. Contact Dr Ana Petrov, 555-0160. Approved by the IRB of Lakes "
            "University, Minnesota."
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "time.hours_per_session": 1.5,
            "time.sessions": 1,
            "location_or_remote": "remote",
            "pay.amount": 50,
            "pay.unit": "session",
            "pay.currency": "USD",
            "pay.form": "money",
            "named_contact": True,
        },
    ),
    (
        (
            "Public advisers needed for a research project on perinatal depression\n"
            "\n"
            "We are looking for 6 women who have had depression during or after pregnancy to join our public "
            "advisory group. The group will meet online four times a year for two years, for 1.5 hours each time."
            " You will comment on our materials and help us interpret findings. Payment is £37.50 per meeting "
            "plus £12.50 for preparation. Training and support will be provided by our PPI coordinator. To "
            "express an interest please email ppi@ashcombe.example by 20 February 2026."
        ),
        {
            "authority": "advise",
            "people_sought": 6,
            "time.sessions": 4,
            "time.sessions_per": "year",
            "time.months": 24,
            "time.hours_per_session": 1.5,
            "location_or_remote": "remote",
            "pay.amount": 37.5,
            "pay.unit": "meeting",
            "pay.currency": "GBP",
            "pay.form": "money",
            "training_offered": True,
            "debrief_or_support_offered": True,
            "named_contact": False,
            "closing_date": "2026-02-20",
        },
    ),
    (
        (
            "Consumer Advisor (casual)\n"
            "\n"
            "Lakeside Mental Health is recruiting Consumer Advisors to sit on working groups and recruitment "
            "panels. Hours vary: on average two meetings a month. Rate: $48.50 per hour. Advisors receive "
            "orientation, ongoing supervision and access to our Employee Assistance Program. Applicants must have"
            " a lived experience of mental illness and be willing to speak from that experience. For a position "
            "description contact the Consumer Participation Unit on 03 5550 0144. NSW"
        ),
        {
            "authority": "advise",
            "time.sessions": 2,
            "time.sessions_per": "month",
            "pay.amount": 48.5,
            "pay.unit": "hour",
            "pay.currency": "AUD",
            "pay.form": "money",
            "training_offered": True,
            "debrief_or_support_offered": True,
            "story_demanded": True,
            "named_contact": False,
        },
    ),
    (
        (
            "Lived experience network\n"
            "\n"
            "Join our network and we will email you opportunities to take part in research, consultations and "
            "events. There is no minimum commitment and you can unsubscribe at any time. Members of the network "
            "have shaped training, sat on panels and told their stories in the press. Sign up using the online "
            "form."
        ),
        {"authority": "advise"},
    ),
    (
        (
            "Take part: experiences of online therapy\n"
            "\n"
            "What is involved? A short online questionnaire (15 minutes) about your experience of online therapy,"
            " followed by an optional interview. Everyone who completes the questionnaire can enter a prize draw "
            "for one of five £20 vouchers. Researcher: Jon Hale, j.hale@uni.example"
        ),
        {"authority": "give_feedback", "time.hours_per_session": 0.25, "named_contact": True},
    ),
    (
        (
            "Service user representative for Clinical Governance Group\n"
            "\n"
            "The representative will attend monthly meetings of the Clinical Governance Group, which last two "
            "hours and are held at Trust Headquarters. They will contribute to discussions as an equal member. "
            "One place is available. Payment of £12 per hour plus travel expenses. Full induction and a mentor. "
            "Apply to Helen Marsh, Head of Participation, by 5pm on Friday 13 March 2026."
        ),
        {
            "authority": "vote_or_equal_member",
            "people_sought": 1,
            "time.sessions": 1,
            "time.sessions_per": "month",
            "time.hours_per_session": 2,
            "location_or_remote": "in_person",
            "pay.amount": 12,
            "pay.unit": "hour",
            "pay.currency": "GBP",
            "pay.form": "money",
            "expenses.covered": True,
            "training_offered": True,
            "debrief_or_support_offered": True,
            "named_contact": True,
            "closing_date": "2026-03-13",
        },
    ),
    (
        (
            "Youth advisory panel\n"
            "\n"
            "Are you 14 to 20? Want to make mental health services better for young people? We're recruiting up "
            "to 15 young people to join our Youth Advisory Panel for one year starting in September 2026. The "
            "panel meets monthly on Saturday mornings in Inverbrae, and we pay for lunch and travel. You'll get a"
            " certificate, new skills and £15 gift cards. No experience needed! Email youth@northlight.example"
        ),
        {
            "authority": "advise",
            "people_sought": 15,
            "time.months": 12,
            "start_or_event_date": "2026-09",
            "time.sessions": 1,
            "time.sessions_per": "month",
            "location_or_remote": "in_person",
            "expenses.covered": True,
            "pay.amount": 15,
            "pay.currency": "GBP",
            "pay.form": "voucher",
            "named_contact": False,
        },
    ),
    (
        (
            "Help us understand recovery from eating disorders\n"
            "\n"
            "We are inviting people who consider themselves recovered to tell us about their journey. Interviews "
            "take place over video call and take 60-90 minutes. There are no right or wrong answers. All "
            "participants receive a €30 voucher. The researcher, Aoibhe Nolan, is a PhD student at Kilmore "
            "University. To take part email aoibhe.nolan@kilmore.example"
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "time.hours_per_session": 1,
            "location_or_remote": "remote",
            "pay.amount": 30,
            "pay.currency": "EUR",
            "pay.form": "voucher",
            "named_contact": True,
        },
    ),
    (
        (
            "Experts by experience for care reviews\n"
            "\n"
            "Experts by experience join a commissioner and a clinician for a day at a time to look at the care of"
            " people with a learning disability in hospital. They meet the person, read notes and agree the "
            "findings with the rest of the panel. You will be paid £150 per day and your travel will be booked "
            "for you. You must be able to travel across the region. Reviews take place two or three times a "
            "month. Supervision is offered after each review."
        ),
        {
            "pay.amount": 150,
            "pay.unit": "day",
            "pay.currency": "GBP",
            "pay.form": "money",
            "expenses.covered": True,
            "time.sessions": 2,
            "time.sessions_per": "month",
            "debrief_or_support_offered": True,
            "location_or_remote": "in_person",
        },
    ),
    # Whole adverts, in odder words
    (
        (
            "Advisory council on recovery colleges: information for candidates\n"
            "\n"
            "The council exists so that those who learn and teach at our colleges can steer them. It tells the "
            "directors where money should go and what courses are missing. There are ten of us, half students and"
            " half tutors; four students leave in the summer and need replacing. We assemble every term, three "
            "times a year, for a full day at one of the colleges. There's a fee of €120 and we refund petrol. Ask"
            " Brídín Mac Aodha at the Letterkilly office for a pack. Closing date: Wednesday 20 May 2026."
        ),
        {
            "authority": "advise",
            "people_sought": 4,
            "time.sessions": 3,
            "time.sessions_per": "year",
            "location_or_remote": "in_person",
            "pay.amount": 120,
            "pay.currency": "EUR",
            "pay.form": "money",
            "expenses.covered": True,
            "named_contact": True,
            "closing_date": "2026-05-20",
        },
    ),
    (
        (
            "Stories that heal\n"
            "\n"
            "Our exhibition opens in Whanganui in October 2026. We're gathering voices of people who've been "
            "through the old hospitals. Tell us yours in writing, in a recording or over a cup of tea; Wiremu "
            "will come to you. Nothing is shown until you have said yes to it. A $100 voucher is our mihi to "
            "every contributor. Phone Wiremu, 06 555 0123."
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "location_or_remote": "in_person",
            "pay.amount": 100,
            "pay.currency": "NZD",
            "pay.form": "voucher",
            "named_contact": True,
        },
    ),
    (
        (
            "Peer reviewer (patients and carers)\n"
            "\n"
            "What does a reviewer do? You read a researcher's plan and write a page on whether it matters to "
            "people like you. You do it at home in your own time, up to three plans a year. It takes about two "
            "hours a plan. We send £30 for each one. An e-course of an hour shows you how. You can stop whenever "
            "you like. Join here."
        ),
        {
            "authority": "give_feedback",
            "location_or_remote": "remote",
            "pay.amount": 30,
            "pay.currency": "GBP",
            "pay.form": "money",
            "training_offered": True,
        },
    ),
    (
        (
            "Non-executive director with lived experience\n"
            "\n"
            "Saltmarsh Care Group (turnover £31m, 900 staff) is adding a director who has been a patient of "
            "mental health services. The director shares collective responsibility for every decision of the "
            "board, which sits ten times a year in Ormsby. It takes some four days a month. Fee: £13,000 a year. "
            "First term: three years from 1 October 2026. Applications to our agents, Penn & Lisle, by 12 noon on"
            " 10 July 2026. Final interviews: 5 August 2026."
        ),
        {
            "authority": "vote_or_equal_member",
            "people_sought": 1,
            "time.sessions": 10,
            "time.sessions_per": "year",
            "location_or_remote": "in_person",
            "pay.amount": 13000,
            "pay.unit": "year",
            "pay.currency": "GBP",
            "pay.form": "money",
            "time.months": 36,
            "start_or_event_date": "2026-10-01",
            "closing_date": "2026-07-10",
        },
    ),
    (
        (
            "Your thoughts on restraint\n"
            "\n"
            "Lanark Vale wants to know how its restraint policy reads to those who have been restrained. Three "
            "discussion groups of seven people will go through it line by line: 4 March 2027 (Zoom), 11 March "
            "2027 (Carluke library) and 18 March 2027 (Zoom). Each is 2 hours. £40 and your fares. An advocate "
            "will be present. Book with Isla Kerr: isla.kerr@lanarkvale.example"
        ),
        {
            "authority": "give_feedback",
            "time.hours_per_session": 2,
            "pay.amount": 40,
            "pay.currency": "GBP",
            "pay.form": "money",
            "debrief_or_support_offered": True,
            "named_contact": True,
        },
    ),
    (
        (
            "Ambassador, Steady On campaign\n"
            "\n"
            "Ambassadors go into garages, gyms and barbers and tell men how asking for help turned things around "
            "for them. Two talks a month is plenty. You'll never go alone. We train you over two Sundays and ring"
            " after every talk. There's no wage; diesel and parking we pay. Must be 21+. Marcus Adeyemi-Stone "
            "would love a call: 07700 900123."
        ),
        {
            "time.sessions": 2,
            "time.sessions_per": "month",
            "pay.form": "expenses_only",
            "expenses.covered": True,
            "training_offered": True,
            "debrief_or_support_offered": True,
            "named_contact": True,
        },
    ),
    (
        (
            "Equal by design: patient co-lead wanted\n"
            "\n"
            "The Kootenay Pain and Mood Alliance runs every project with two leads, one of them a patient. Our "
            "next patient co-lead will head the youth project jointly with Dr Imre Vass for 18 months, about six "
            "hours a week. The honorarium is $1,150 a month. Meetings are virtual. Interested people can book a "
            "chat with our outgoing co-lead, Shanti Rao, before May 22, 2026. British Columbia residents only."
        ),
        {
            "authority": "co_chair_or_lead",
            "time.months": 18,
            "pay.amount": 1150,
            "pay.unit": "month",
            "pay.currency": "CAD",
            "pay.form": "money",
            "location_or_remote": "remote",
            "named_contact": True,
            "closing_date": "2026-05-22",
        },
    ),
    (
        (
            "Panel of inquiry into deaths on Wren Unit: call for evidence\n"
            "\n"
            "Relatives of those who died, and people who were on the unit between 2012 and 2020, are asked to "
            "give the panel an account, in writing or at a private hearing in Northwold. A support worker will "
            "sit with you and stay in touch for as long as you want. The panel will also pay travel and, where "
            "needed, a night's stay. Statements are needed by the last day of January 2027. The Inquiry "
            "Secretary, PO Box 40, Northwold."
        ),
        {
            "authority": "share_story",
            "story_demanded": True,
            "location_or_remote": "in_person",
            "debrief_or_support_offered": True,
            "expenses.covered": True,
            "closing_date": "2027-01",
            "named_contact": False,
        },
    ),
    # As institutions write it
    ("We pay $40 a meeting. Call 519-555-0181.", {"pay.currency": "CAD"}),
    ("We pay $40 a meeting. Call (804) 555-0181.", {"pay.currency": "USD"}),
    ("We pay $40 a meeting. Ring 021 555 0101.", {"pay.currency": None}),
    ("The Agency is seeking a number of carer and consumer representatives.", {"people_sought": None}),
    ("Expressions of interest are open for four new regional consumer councils.", {"people_sought": None}),
    ("Membership includes one carer consultant and one nurse. We are looking for two consumers.", {"people_sought": 2}),
    ("Members are appointed for one year, to a maximum of three terms.", {"people_sought": None}),
    ("A group of 14 people was selected last spring after interviews.", {"people_sought": None}),
    ("Blog posts should be no more than 1,500 words.", {"people_sought": None}),
    ("How it works\n4. We send you the openings and you choose.", {"people_sought": None}),
    ("There are eight Governors' seats open for election.", {"people_sought": 8}),
    ("We can talk to about 16, so we may have to say no.", {"people_sought": 16}),
    ("Places available: 9", {"people_sought": 9}),
    ("Reviewers wanted: 2 March 2026", {"people_sought": None}),
    ("Commissioners attend board meetings - about eight a year.", {"time.sessions": 8, "time.sessions_per": "year"}),
    ("Members should be free for two (2) meetings per month.", {"time.sessions": 2, "time.sessions_per": "month"}),
    ("You would come to three weekend meetings in Kelham.", {"time.sessions": 3}),
    ("There will be three in-person workshops.", {"time.sessions": 3}),
    ("Meet on screen for about 80 minutes, ten times in all.", {"time.sessions": 10}),
    ("Panel meetings are held in Orford. They take most of a day, three times a year.", {"time.sessions": 3}),
    ("Whoever is absent for more than three regular meetings loses the seat.", {"time.sessions": None}),
    ("We are hosting five focus groups around the county.", {"time.sessions": None}),
    (
        "- at least once a year, look at whether services in the county are adequate and fairly shared out",
        {"time.sessions": None},
    ),
    ("The role takes 12 days per year.", {"time.sessions": None}),
    ("You will be interviewed for about 50 minutes.", {"time.sessions": 1, "time.hours_per_session": 0.83}),
    ("Members attend and prepare for monthly meetings that run 1-2 hours each.", {"time.hours_per_session": 1}),
    ("Meetings tend to be a couple of hours.", {"time.hours_per_session": 2}),
    ("The board meets from 10 until noon.", {"time.hours_per_session": 2}),
    ("Applications to read, which takes most people five hours. We meet in May.", {"time.hours_per_session": None}),
    ("New members take part in a three-hour orientation.", {"time.hours_per_session": None}),
    ("You give at least 1 hour and not more than 4 hours per month.", {"time.hours_per_session": None}),
    ("Duration: normally three years", {"time.months": 36}),
    ("It starts in May and goes on for 18 months.", {"time.months": 18}),
    ("For eight years the Table has spoken up for young people.", {"time.months": None}),
    ("A committee meeting\n* one year, with the option of another", {"time.months": 12}),
    ("The Council started in the fall of 2020.", {"start_or_event_date": None}),
    ("HARWELL, Feb. 6, 2026: A new council will meet on screen.", {"start_or_event_date": None}),
    ("Youth panel wanted\n\n3 May 2026\n\nCome and join us.", {"start_or_event_date": None}),
    (
        "Five meetings in the library: 20 August, 17 September and 15 October 2026.",
        {"start_or_event_date": "2026-08-20"},
    ),
    ("The first meeting will be early in 2027.", {"start_or_event_date": "2027"}),
    ("People are appointed for the term October 2026 to October 2028.", {"start_or_event_date": "2026-10"}),
    ("The groups:\n- Tuesday, 24 March 2026: Quay Centre (11am to 1pm)", {"start_or_event_date": "2026-03-24"}),
    ("Their term will expire on June 14, 2026.", {"start_or_event_date": None}),
    ("More about the Board is on its website. You have until 18 August 2026.", {"closing_date": "2026-08-18"}),
    ("Submissions by email to the team.", {"location_or_remote": None}),
    ("Connection method: Virtual", {"location_or_remote": "remote"}),
    ("Reply by phone or by video.", {"location_or_remote": None}),
    (
        "The Board gets together in Hobart five times a year, and you can dial in if you would sooner not travel.",
        {"location_or_remote": "hybrid"},
    ),
    ("Interviews are at a place convenient to you, or online.", {"location_or_remote": "hybrid"}),
    ("Here is how to apply in another way:\n* face to face\n* on the phone", {"location_or_remote": None}),
    ("First there is a short phone call, so that you can ask questions.", {"location_or_remote": None}),
    ("The Circle gets together on Thursdays at the Kelham clinic.", {"location_or_remote": "in_person"}),
    ("Members live in a kinship home, away from home.", {"location_or_remote": None}),
    ("Full expenses are paid in line with our policy.", {"pay.form": None, "expenses.covered": True}),
    ("The roles are voluntary, therefore there is no payment to cover your time.", {"pay.form": "unpaid"}),
    ("We are a network of volunteers.", {"pay.form": "unpaid"}),
    ("The Foundation is recruiting volunteers in Kelham.", {"pay.form": "unpaid"}),
    ("Will I get paid? We are sorry: there is no money to pay people.", {"pay.form": "unpaid"}),
    ("All of these are paid positions.", {"pay.form": "money"}),
    ("Training and support will be provided.", {"training_offered": True, "debrief_or_support_offered": True}),
    ("Our team will ring you for an interview.", {"debrief_or_support_offered": None}),
    ("Members need little supervision.", {"debrief_or_support_offered": None}),
    ("If a page upsets you, ring Lifeline.", {"debrief_or_support_offered": None}),
    ("Write it down, so that others know they are not alone.", {"debrief_or_support_offered": None}),
    ("Members will be supported with stipends.", {"debrief_or_support_offered": None}),
    ("Isla and Beth will support you all the way through.", {"debrief_or_support_offered": True}),
    ("A phone call from the team the day after, to see how you are.", {"debrief_or_support_offered": True}),
    ("There is ongoing support for our governors.", {"debrief_or_support_offered": True}),
    ("You will get an induction and training that will help you in the role.", {"training_offered": True}),
    ("There will be four workshops during the course of the project.", {"training_offered": None}),
    ("There's a taster, and a workshop on deciding what to tell.", {"training_offered": True}),
    (
        "The sessions are for young people. Skills: listening, and making decisions as needed.",
        {"authority": "none_stated"},
    ),
    ("When adults take decisions about them, young people should be heard.", {"authority": "none_stated"}),
    ("It appoints the Chair and the other directors.", {"authority": "decide"}),
    ("The Minister appoints the Chair.", {"authority": "none_stated"}),
    ("Members speak up so that services are run well: they are consulted and involved.", {"authority": "advise"}),
    ("Those who run the show will be people with lived experience.", {"authority": "co_chair_or_lead"}),
    ("You can be anonymous. Leave a comment.", {"authority": "none_stated"}),
    ("Want to tell us about your own time in the system?", {"authority": "share_story"}),
    (
        "We invite guests to record a conversation for our new podcast.",
        {"authority": "share_story", "story_demanded": True},
    ),
    ("Members will be able to share their own experiences.", {"story_demanded": False}),
    ("What you could do\n\nTell your story\nStaff who hear it change things.", {"story_demanded": False}),
    ("The station goes on air at six.", {"authority": "none_stated", "story_demanded": False}),
    ("Who is eligible stands on page 2 (see Downloads).", {"named_contact": None}),
    ("An email address is handy.", {"named_contact": None}),
    ("Write to panels[at]youth.example", {"named_contact": False}),
    ("Contact the Department before Friday.", {"named_contact": False}),
    ("Here is what you need to know.", {"access_support": None}),
    ("The rooms are fully accessible.", {"access_support": True}),
    # What belongs to a neighbour, and what is asked for
    ("Our lived experience panel has the last word on which leaflets are printed.", {"authority": "decide"}),
    ("Members choose which projects get the money.", {"authority": "decide"}),
    ("The fund is run by its members, who vote on every grant and their vote is final.", {"authority": "decide"}),
    ("The young people on the panel award the grants.", {"authority": "decide"}),
    ("No new policy is signed off without the group's agreement.", {"authority": "decide"}),
    ("Nothing goes live until the panel says yes.", {"authority": "decide"}),
    ("The council can veto any change.", {"authority": "decide"}),
    ("You will hold the budget with us and decide together how it is spent.", {"authority": "decide"}),
    ("Panel members shortlist, interview and choose the new chief executive.", {"authority": "decide"}),
    ("Peer assessors score the bids and the highest scoring bids are funded.", {"authority": "decide"}),
    ("The group makes recommendations; the Board decides.", {"authority": "advise"}),
    ("The Chair of the panel is appointed. You'd join as one of eight advisors.", {"authority": "advise"}),
    ("The panel is chaired by Professor Liam Teague and advises the trust.", {"authority": "advise"}),
    ("You will sit on the steering group and help us to make sense of the findings.", {"authority": "advise"}),
    ("The co-chairs, Moira and Dev, will welcome you to our advisory council.", {"authority": "advise"}),
    ("The council doesn't vote; it gives its view and the Minister decides.", {"authority": "advise"}),
    ("Members give advice on the design of the trial.", {"authority": "advise"}),
    ("Lay members have the same voting rights as the clinicians.", {"authority": "vote_or_equal_member"}),
    ("You would be a full member of the committee, on equal terms.", {"authority": "vote_or_equal_member"}),
    ("Everyone round the table has one vote, patients included.", {"authority": "vote_or_equal_member"}),
    (
        "Consumer directors have the same responsibilities and vote as any other director.",
        {"authority": "vote_or_equal_member"},
    ),
    (
        "Carers on the panel score candidates alongside managers and every score counts equally.",
        {"authority": "vote_or_equal_member"},
    ),
    ("Try out our new app and tell us what you think of it.", {"authority": "give_feedback"}),
    ("Complete our short survey about crisis services.", {"authority": "give_feedback"}),
    ("We'd like your comments on the draft strategy.", {"authority": "give_feedback"}),
    ("Come to a focus group about the new helpline and give us your opinions.", {"authority": "give_feedback"}),
    ("Mystery shoppers visit services and report on what they find.", {"authority": "give_feedback"}),
    ("Read our leaflets and send us your comments.", {"authority": "give_feedback"}),
    ("Would you talk to our reporter about living with bipolar?", {"authority": "share_story"}),
    ("Our speakers tell their story to nursing students.", {"authority": "share_story"}),
    ("Take part in a research interview about your experience of hearing voices.", {"authority": "share_story"}),
    ("We are looking for a lived experience co-chair for the partnership board.", {"authority": "co_chair_or_lead"}),
    ("You would chair the meetings together with our medical director.", {"authority": "co_chair_or_lead"}),
    ("We're looking for a peer lead to run the group.", {"authority": "co_chair_or_lead"}),
    ("As co-investigator you would lead the involvement strand of the study.", {"authority": "co_chair_or_lead"}),
    ("We want a co-applicant to advise on our bid.", {"authority": "advise"}),
    ("Volunteers make tea and welcome visitors.", {"authority": "none_stated"}),
    ("Our co-chair is Maureen Tully. The café needs volunteers to serve coffee.", {"authority": "none_stated"}),
    ("The Board is responsible for all decisions. We need people to deliver leaflets.", {"authority": "none_stated"}),
    (
        "You'll get £30 for each workshop. Participants in the trial itself get £15 a visit. That's a different thing.",
        {"pay.amount": 30},
    ),
    ("The trust spends £4,000 a year on the group's biscuits. Members are volunteers.", {"pay.amount": None}),
    (
        "We pay £25 an hour. The project manager's salary of £38,000 comes from the same grant.",
        {"pay.amount": 25, "pay.unit": "hour"},
    ),
    ("The Foundation gave us £30,000 to run the panel for three years.", {"pay.amount": None, "pay.form": None}),
    ("You will get £20 per meeting. Staff who come are on £30,000 a year.", {"pay.amount": 20}),
    ("Tickets for our concert are £12 each.", {"pay.amount": None}),
    ("Our annual conference costs £45 per day to attend.", {"pay.amount": None}),
    ("People on the ward are given £8 a week for phone credit. Help us to change that.", {"pay.amount": None}),
    (
        "We will give you a $50 gift card after each session. We are in Ontario.",
        {"pay.amount": 50, "pay.unit": "session"},
    ),
    ("We're a small charity and aren't able to pay for your time.", {"pay.form": "unpaid"}),
    ("Sadly there's no payment this time.", {"pay.form": "unpaid"}),
    ("Involvement payments are made at the Trust's usual rate.", {"pay.form": "money"}),
    ("You will be paid for your time.", {"pay.form": "money"}),
    ("Carers are often unpaid. Tell us about your experience of unpaid care.", {"pay.form": None}),
    ("Should people with lived experience be paid? Join the debate.", {"pay.form": None}),
    ("Is it paid? Ask the coordinator.", {"pay.form": None}),
    ("You can have it as a bank transfer or as a gift card.", {"pay.form": "choice"}),
    ("Governors are not paid, but their travelling expenses are met.", {"pay.form": "expenses_only"}),
    ("We'll send you a £15 voucher as a thank you.", {"pay.form": "voucher"}),
    ("Win a £100 voucher for completing the survey.", {"pay.form": None}),
    ("We'll refund your bus fare.", {"expenses.covered": True}),
    ("Mileage is paid at 45p.", {"expenses.covered": True}),
    ("Out-of-pocket costs such as parking will be reimbursed.", {"expenses.covered": True}),
    ("Do you pay travel? Yes, by the cheapest route.", {"expenses.covered": True}),
    ("We'll get you a cab home after evening meetings.", {"expenses.covered": True}),
    ("Train tickets are booked for you.", {"expenses.covered": True}),
    ("Sorry, we can't help with travel.", {"expenses.covered": False}),
    ("There's no money for fares.", {"expenses.covered": False}),
    ("Can I claim my fares? Ask when you ring.", {"expenses.covered": None}),
    ("The study looks at whether travel costs keep people from clinics.", {"expenses.covered": None}),
    ("There is free parking for staff. The bus stops outside.", {"expenses.covered": None}),
    ("Reasonable receipted expenses will be met.", {"expenses.covered": True}),
    ("Your flights and two nights in a motel are on us.", {"expenses.covered": True}),
    ("Nuala will phone you the next morning to see how you're doing.", {"debrief_or_support_offered": True}),
    ("There is a quiet room, and a peer worker to talk to, at every meeting.", {"debrief_or_support_offered": True}),
    ("Each member has a buddy from the last cohort.", {"debrief_or_support_offered": True}),
    ("If you need help in a crisis, call our helpline.", {"debrief_or_support_offered": None}),
    ("The group will look at the support that carers get.", {"debrief_or_support_offered": None}),
    ("We run peer support groups in five towns.", {"debrief_or_support_offered": None}),
    ("The research team will ring you to arrange a time.", {"debrief_or_support_offered": None}),
    ("We hold a debrief after every session.", {"debrief_or_support_offered": True}),
    ("You will support other volunteers.", {"debrief_or_support_offered": None}),
    ("Someone will be on hand before, during and after if things feel hard.", {"debrief_or_support_offered": True}),
    ("You'll do a two-day course before you begin.", {"training_offered": True}),
    ("New members are shown the ropes by an old hand.", {"training_offered": True}),
    ("You will help to train student nurses.", {"training_offered": None}),
    ("No training is needed.", {"training_offered": None}),
    ("Meetings are in the Training Suite.", {"training_offered": None}),
    ("Full training is given.", {"training_offered": True}),
    ("We want your ideas on staff training.", {"training_offered": None}),
    ("For a chat, ring Siobhan on 01632 960200.", {"named_contact": True}),
    ("Questions? Marcus Oduya (m.oduya@trust.example) is happy to answer them.", {"named_contact": True}),
    ("Email involvement@trust.example or ring 01632 960200.", {"named_contact": False}),
    ("Contact the Patient Experience team on 01632 960200.", {"named_contact": False}),
    ("Contact the Hollins Unit on 01632 960200.", {"named_contact": False}),
    ('"It changed my life," says Derek Pullan, who sits on the panel.', {"named_contact": None}),
    ("The study is led by Professor Anna Wray. Apply on our website.", {"named_contact": None}),
    ("Dr Ife Cole leads the study. To apply write to study@uni.example.", {"named_contact": False}),
    ("To find out more speak to Aoife in the office.", {"named_contact": True}),
    ("Text JOIN to 07700 900111.", {"named_contact": False}),
    ("We meet once a month for two hours.", {"time.hours_per_session": 2}),
    ("Papers take about two hours to read.", {"time.hours_per_session": None}),
    ("The ward is open 24 hours. It is two hours from Perth.", {"time.hours_per_session": None}),
    ('"I waited four hours in A&E," said one member.', {"time.hours_per_session": None}),
    ("Each meeting lasts ninety minutes, with a ten-minute break.", {"time.hours_per_session": 1.5}),
    ("You'd give about four hours a week.", {"time.hours_per_session": None}),
    ("The induction is two hours long.", {"time.hours_per_session": None}),
    ("Meetings are three hours; allow an hour to travel.", {"time.hours_per_session": 3}),
    ("The board meets four times a year.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("We get together on the first Monday of every month.", {"time.sessions": 1, "time.sessions_per": "month"}),
    ("There are six workshops, one a fortnight.", {"time.sessions": 6, "time.sessions_per": "total"}),
    ("The newsletter comes out monthly.", {"time.sessions": None}),
    ("Payments are made monthly.", {"time.sessions": None}),
    ("Supervision is offered every six weeks.", {"time.sessions": None}),
    ("You may be asked to come to a focus group now and then.", {"time.sessions": None}),
    ("You would come to three meetings.", {"time.sessions": 3, "time.sessions_per": "total"}),
    ("Last year the group held nine meetings.", {"time.sessions": None}),
    ("Our choir meets weekly at St Luke's.", {"time.sessions": None}),
    ("Join us for a workshop on Saturday 9 May 2026.", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("It's a single phone interview of an hour.", {"time.sessions": 1, "time.sessions_per": "total"}),
    ("Twelve meetings a year.", {"time.sessions": 12, "time.sessions_per": "year"}),
    ("The group meets on five occasions each year.", {"time.sessions": 5, "time.sessions_per": "year"}),
    ("Members are appointed for two years.", {"time.months": 24}),
    ("The term is two years, and you can serve a second one.", {"time.months": 24}),
    ("You must have used services in the last two years.", {"time.months": None}),
    ("We've been going for ten years.", {"time.months": None}),
    ("We ask you to stay for at least six months.", {"time.months": 6}),
    ("It's a three-year research programme paid for by the Lottery with £2 million.", {"time.months": None}),
    ("Tenure: 3 years.", {"time.months": 36}),
    ("The commitment is for 18 months.", {"time.months": 18}),
    ("Please apply by 1 May 2026.", {"closing_date": "2026-05-01"}),
    ("The deadline for expressions of interest is Friday 1 May 2026 at noon.", {"closing_date": "2026-05-01"}),
    ("Applications must be with us no later than 1 May 2026.", {"closing_date": "2026-05-01"}),
    ("The grant application is due on 1 May 2026.", {"closing_date": None}),
    ("The ward closes on 1 May 2026.", {"closing_date": None}),
    ("Let Bren know by 1 May 2026 if you want to come.", {"closing_date": "2026-05-01"}),
    ("We'll let everybody know by 1 May 2026.", {"closing_date": None}),
    ("Closing date extended to 15 May 2026.", {"closing_date": "2026-05-15"}),
    ("Expenses claims must be in by 1 May 2026.", {"closing_date": None}),
    ("The first meeting will be on 4 June 2026.", {"start_or_event_date": "2026-06-04"}),
    ("Workshop: Thursday 4 June 2026, 2pm, Town Hall.", {"start_or_event_date": "2026-06-04"}),
    ("Interviews will be held on 4 June 2026.", {"start_or_event_date": None}),
    ("The trust was formed on 1 April 2019.", {"start_or_event_date": None}),
    ("Our AGM is on 4 June 2026.", {"start_or_event_date": None}),
    ("The panel starts work in September 2026.", {"start_or_event_date": "2026-09"}),
    ("The new Act comes into force on 1 July 2026.", {"start_or_event_date": None}),
    ("Last updated 3 March 2026.", {"start_or_event_date": None}),
    ("Meetings begin in June 2026.", {"start_or_event_date": "2026-06"}),
    ("The policy was agreed on 3 March 2026.", {"start_or_event_date": None}),
    ("The report was published in June 2025 after a workshop.", {"start_or_event_date": None}),
    ("We meet in Leeds.", {"location_or_remote": "in_person"}),
    ("Meetings are held at Bevan House, 4 Castle Road.", {"location_or_remote": "in_person"}),
    ("All meetings are on Teams.", {"location_or_remote": "remote"}),
    ("You can take part from anywhere; it's all done by email.", {"location_or_remote": "remote"}),
    ("We meet at the Town Hall, or join by Zoom.", {"location_or_remote": "hybrid"}),
    ("Some meetings are online and some are in Cork.", {"location_or_remote": "hybrid"}),
    ("Write to us at Bevan House, 4 Castle Road, Leeds.", {"location_or_remote": None}),
    ("Apply online.", {"location_or_remote": None}),
    ("Our offices are in Hobart.", {"location_or_remote": None}),
    ("The Trust runs services in Leeds and Bradford.", {"location_or_remote": None}),
    ("Come to the Civic Centre on Tuesday 5 May 2026.", {"location_or_remote": "in_person"}),
    ("Email or phone us if you'd like to know more.", {"location_or_remote": None}),
    ("It's face to face only; no Zoom.", {"location_or_remote": "in_person"}),
    ("Interviews are by phone or video, whichever you prefer.", {"location_or_remote": "remote"}),
    ("We're a national charity with an office in Wellington. Phone us.", {"location_or_remote": None}),
    ("Meetings alternate between our Belfast office and Zoom.", {"location_or_remote": "hybrid"}),
    ("You can come in person or join online.", {"location_or_remote": "hybrid"}),
    ("Tell us if you need an interpreter.", {"access_support": True}),
    ("We can send papers in large print.", {"access_support": True}),
    ("The venue has step-free access.", {"access_support": True}),
    ("We want to improve access to therapy.", {"access_support": None}),
    ("Let us know about any adjustments you need.", {"access_support": True}),
    ("Bring a friend or supporter if you like.", {"access_support": True}),
    ("Our service supports carers.", {"access_support": None}),
    ("You don't have to share your story.", {"story_demanded": False}),
    ("You should be willing to talk about your own experience of psychosis.", {"story_demanded": True}),
    ("Send us your story in 500 words.", {"story_demanded": True}),
    ("We'll ask for your views on the plans.", {"story_demanded": False}),
    ("Hundreds of people shared their stories for our last report.", {"story_demanded": False}),
    ("Will I have to tell my story? Not unless you want to.", {"story_demanded": False}),
    ("We are looking for eight people.", {"people_sought": 8}),
    ("Two vacancies have come up on the committee of nine.", {"people_sought": 2}),
    ("Our trust has 4,000 members and 12 governors.", {"people_sought": None}),
    ("The panel has ten members; four of the places are free.", {"people_sought": 4}),
    ("Last year 60 people took part.", {"people_sought": None}),
    ("We need one more carer.", {"people_sought": 1}),
    ("Up to 12 people can take part.", {"people_sought": 12}),
    ("200 people use the service each week.", {"people_sought": None}),
    ("We would like to appoint three further members.", {"people_sought": 3}),
    ("One in four people has a mental health problem.", {"people_sought": None}),
    ("Places: 6", {"people_sought": 6}),
    ("The study will recruit 300 patients. You'd help to design it.", {"people_sought": None}),
    ("There's room for five more on the panel.", {"people_sought": 5}),
    ("The study will recruit 300 patients. You'd help to design it.", {"people_sought": None}),
    ("We have 14 trained volunteers already.", {"people_sought": None}),
    (
        "The board has nine directors and meets monthly. We'd like to hear from people with lived experience.",
        {"people_sought": None},
    ),
    ("We need your views. The trust looks after 30 patients on this ward.", {"people_sought": None}),
    ("We're looking for people who can lead a group of six people.", {"people_sought": None}),
    ("We need a second opinion. Our team of 5 researchers will meet you.", {"people_sought": None}),
    ("The group is made up of six clinicians and several carers.", {"people_sought": None}),
    ("You would work with two other members.", {"people_sought": None}),
    ("The panel includes four nurses; we want patients to join it.", {"people_sought": None}),
    ("Each focus group has about eight people in it.", {"people_sought": None}),
    ("Two places are open to carers on a committee of eleven people.", {"people_sought": 2}),
    ("50 families have been helped so far; we want to hear from more.", {"people_sought": None}),
    ("We need people who care for one or two adults.", {"people_sought": None}),
    ("One member said she had never felt so listened to. Join us!", {"people_sought": None}),
    ("We have three vacancies: two for consumers and one for a carer.", {"people_sought": 3}),
    ("Six members of the panel are being sought.", {"people_sought": 6}),
    ("We will invite people by letter. The service sees 90 people a year.", {"people_sought": None}),
    ("Interviews will be with two members of staff.", {"people_sought": None}),
    ("We're putting together a group of ten.", {"people_sought": 10}),
    ("You must live in Leeds. Fill in the form online.", {"location_or_remote": None}),
    ("The Institute is at 4 Castle Road, Leeds. Phone 01632 960200.", {"location_or_remote": None}),
    ("You can have your welcome chat by phone or Zoom.", {"location_or_remote": None}),
    ("Information session on Zoom: 3 March 2026. Meetings are yet to be planned.", {"location_or_remote": None}),
    (
        "The meetings are at the Quaker Meeting House in Bath, as nobody wanted Zoom.",
        {"location_or_remote": "in_person"},
    ),
    ("Interviews for the role will be on Teams.", {"location_or_remote": None}),
    (
        "Meetings are held over Zoom; you can post the form to Hill House, 3 Mill Lane.",
        {"location_or_remote": "remote"},
    ),
    (
        "You never need to leave home: it's all on the phone. The study is run by the University of Leeds.",
        {"location_or_remote": "remote"},
    ),
    ("Panel days are at our Halifax base.", {"location_or_remote": "in_person"}),
    ("Venue: Shelbourne Centre, Limerick", {"location_or_remote": "in_person"}),
    ("Six meetings a year, two of them face to face in Perth and the rest by video.", {"location_or_remote": "hybrid"}),
    ("This is a fully remote role.", {"location_or_remote": "remote"}),
    ("Allow an hour for reading before each meeting.", {"time.hours_per_session": None}),
    ("We aim to reply within 48 hours.", {"time.hours_per_session": None}),
    ("There's a half-hour welcome call before you join.", {"time.hours_per_session": None}),
    ("Supervision is an hour a month.", {"time.hours_per_session": None}),
    ("The office is open 9am to 5pm.", {"time.hours_per_session": None}),
    ("Meetings run from 6pm for two hours.", {"time.hours_per_session": 2}),
    ("A counsellor is there for an hour after each meeting.", {"time.hours_per_session": None}),
    ("People wait eight hours to be seen; come to our meeting about it.", {"time.hours_per_session": None}),
    ("It takes two hours to get there by train.", {"time.hours_per_session": None}),
    ("An interview for the role lasts 40 minutes.", {"time.hours_per_session": None}),
    ("You'll have supervision monthly.", {"time.sessions": None}),
    ("An induction session will be held.", {"time.sessions": None}),
    ("Members come to as many workshops as they like.", {"time.sessions": None}),
    ("There's a workshop on safe storytelling for new members.", {"time.sessions": None}),
    ("The interview takes 20 minutes and is for those shortlisted.", {"time.sessions": None}),
    ("Meetings are quarterly.", {"time.sessions": 4, "time.sessions_per": "year"}),
    ("Eight half-day meetings between March and October.", {"time.sessions": 8, "time.sessions_per": "total"}),
    ("We have run 40 workshops since 2019.", {"time.sessions": None}),
    ("Interviews: week commencing 4 May 2026.", {"start_or_event_date": None}),
    ("Information evening on 4 May 2026, Zoom.", {"start_or_event_date": None}),
    ("The trial began on 4 May 2025.", {"start_or_event_date": None}),
    ("The programme ends in March 2027.", {"start_or_event_date": None}),
    ("The current members' term ends on 31 May 2026.", {"start_or_event_date": None}),
    ("Our Christmas party is on 12 December 2026.", {"start_or_event_date": None}),
    ("We'll tell you by 4 May 2026 whether you have a place.", {"start_or_event_date": None}),
    ("The new hospital opens in May 2028.", {"start_or_event_date": None}),
    ("Posted on 4 May 2026 by the Involvement Team.", {"start_or_event_date": None}),
    ("The review group first met on 4 May 2021.", {"start_or_event_date": None}),
    ("Training starts on 4 May 2026.", {"start_or_event_date": "2026-05-04"}),
    ("£25 per hour", {"pay.unit": "hour"}),
    ("You will get a £25 voucher for the session.", {"pay.unit": "session"}),
    ("Members receive £50 for each meeting attended.", {"pay.unit": "meeting"}),
    ("£40 for taking part in the interview.", {"pay.unit": "session"}),
    ("You'll get a £30 voucher for coming to the focus group.", {"pay.unit": "session"}),
    ("You'll get a £10 voucher for completing the survey.", {"pay.unit": "total"}),
    ("A stipend of $600 is paid for the programme.", {"pay.unit": "total"}),
    ("A stipend of £600 a year is paid.", {"pay.unit": "year"}),
    ("£150 (full day) or £75 (half day).", {"pay.unit": "day"}),
    ("Each workshop: £60.", {"pay.unit": "session"}),
    ("Meeting fee: $150", {"pay.unit": "meeting"}),
    ("$500 honorarium for the whole six months.", {"pay.unit": "total"}),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_it_reads_the_line(text: str, expected: dict[str, Any]) -> None:
    read_in = labels(read(text))
    nested = {f"{key}.{name}": value for key in ("pay", "expenses", "time") for name, value in read_in[key].items()}
    assert {field: {**read_in, **nested}[field] for field in expected} == expected
