META
key;value
description;A made-up vote on what to do with a yard, small enough to count on paper
num_projects;3
num_votes;10
budget;1000
currency;GBP
vote_type;approval
PROJECTS
project_id;cost;name
shelter;600;A roof against the rain
paint;400;Paint for the wall
herbs;400;Herb beds
VOTES
voter_id;vote
1;shelter,paint
2;shelter,paint
3;shelter,paint
4;paint,shelter
5;shelter,paint
6;shelter
7;herbs
8;herbs
9;herbs
10;herbs
