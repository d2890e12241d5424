# Dates, times, sizes, numbers.

date-long = { $day } { $month ->
     [1] January
     [2] February
     [3] March
     [4] April
     [5] May
     [6] June
     [7] July
     [8] August
     [9] September
     [10] October
     [11] November
    *[12] December
} { $year }
date-short = { $day } { $month ->
     [1] Jan
     [2] Feb
     [3] Mar
     [4] Apr
     [5] May
     [6] Jun
     [7] Jul
     [8] Aug
     [9] Sep
     [10] Oct
     [11] Nov
    *[12] Dec
} { $year }
time-of-day = { $hour }:{ $minute }
date-time = on { $date } at { $time }
size-bytes = { $value } bytes
size-kilo = { $value } KB
size-mega = { $value } MB
size-giga = { $value } GB
quoted = “{ $text }”
