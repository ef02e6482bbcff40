"""What holds for meetings: times across clock changes, days that come again, jobs of the evening, notes."""
