# Dates, heures, tailles, nombres.

date-long = { $day ->
     [1] 1er
    *[other] { $day }
} { $month ->
     [1] janvier
     [2] février
     [3] mars
     [4] avril
     [5] mai
     [6] juin
     [7] juillet
     [8] août
     [9] septembre
     [10] octobre
     [11] novembre
    *[12] décembre
} { $year }
date-short = { $day ->
     [1] 1er
    *[other] { $day }
} { $month ->
     [1] janv.
     [2] févr.
     [3] mars
     [4] avr.
     [5] mai
     [6] juin
     [7] juil.
     [8] août
     [9] sept.
     [10] oct.
     [11] nov.
    *[12] déc.
} { $year }
time-of-day = { $hour } h { $minute }
date-time = le { $date } à { $time }
size-bytes = { $value } octets
size-kilo = { $value } Ko
size-mega = { $value } Mo
size-giga = { $value } Go
quoted = « { $text } »
