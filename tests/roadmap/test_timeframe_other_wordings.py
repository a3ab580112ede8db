"""Wordings of other institutions' plans, read in the school year 2026/2027: what, from, to, and whether people are asked."""

from datetime import date

import pytest

from programme.school_year import school_year_of
from programme.timeframes import TimeframeKind, read_timeframe

YEAR = school_year_of(date(2026, 11, 22))

TABLE = """
15.09.2025г | date | 2026-09-15 | 2026-09-15 | asked
15.09.2025 г. | date | 2026-09-15 | 2026-09-15 | asked
29.08.2026 | date | 2026-08-29 | 2026-08-29 | sure
29 августа 2026 | date | 2026-08-29 | 2026-08-29 | sure
2 декабря | date | 2026-12-02 | 2026-12-02 | sure
«2» декабря 2026 г. | date | 2026-12-02 | 2026-12-02 | sure
1 сентября, далее ежемесячно | date | 2026-09-01 | 2026-09-01 | asked
однократно | date | - | - | asked
единоразово | date | - | - | asked
разово | date | - | - | asked
1 раз | date | - | - | asked
15-го октября | date | 2026-10-15 | 2026-10-15 | sure
до 01.10.2025 | before | - | 2026-10-01 | asked
до сентября | before | - | 2026-08-31 | asked
к 1 сентября | before | - | 2026-09-01 | sure
до 1 сентября 2026 | before | - | 2026-09-01 | sure
до 15.09 | before | - | 2026-09-15 | sure
до 15.09.26 | before | - | 2026-09-15 | sure
до 15.09.26г. | before | - | 2026-09-15 | sure
к 15 мая | before | - | 2027-05-15 | sure
не позднее 15 мая | before | - | 2027-05-15 | sure
до конца I квартала | before | - | 2027-03-31 | asked
до конца декабря | before | - | 2026-12-31 | sure
до конца 2026 г. | before | - | 2026-12-31 | sure
до конца 2026-2027 учебного года | before | - | 2027-05-31 | sure
до 2030 г. | before | - | 2030-12-31 | asked
до 31 августа | before | - | 2027-08-31 | asked
до мая | before | - | 2027-04-30 | asked
до мая 2027 | before | - | 2027-04-30 | asked
по май | before | - | 2027-05-31 | sure
не позднее мая 2027 | before | - | 2027-05-31 | sure
до 15 сентября; до 15 января | before | - | 2027-01-15 | asked
в срок до 1 октября | before | - | 2026-10-01 | sure
срок - до 1 октября | before | - | 2026-10-01 | sure
сентябрь (до 15 числа) | before | - | 2026-09-15 | sure
до 15 числа сентября | before | - | 2026-09-15 | sure
не позднее 15-го октября | before | - | 2026-10-15 | sure
с 1 сентября | after | 2026-09-01 | - | asked
после 1 октября | after | 2026-10-01 | - | asked
не ранее 1 октября | after | 2026-10-01 | - | asked
с октября | after | 2026-10-01 | - | asked
начиная с октября | after | 2026-10-01 | - | asked
с октября 2026 | after | 2026-10-01 | - | asked
сентябрь-октябрь 2025 | range | 2026-09-01 | 2026-10-31 | asked
с 01.09 по 15.09 | range | 2026-09-01 | 2026-09-15 | sure
с 01.09. по 15.09.2026 | range | 2026-09-01 | 2026-09-15 | sure
1-е полугодие | range | 2026-09-01 | 2026-12-31 | asked
I полугодие | range | 2026-09-01 | 2026-12-31 | asked
летний период | range | 2027-06-01 | 2027-08-31 | asked
летние месяцы | range | 2027-06-01 | 2027-08-31 | asked
декабрь 2025 – январь 2026 | range | 2026-12-01 | 2027-01-31 | asked
декабрь 2026 - январь 2027 | range | 2026-12-01 | 2027-01-31 | sure
сен-окт 2026 | range | 2026-09-01 | 2026-10-31 | sure
Сентябрь – октябрь | range | 2026-09-01 | 2026-10-31 | sure
сентябрь / октябрь | range | 2026-09-01 | 2026-10-31 | sure
сентябрь,октябрь | range | 2026-09-01 | 2026-10-31 | sure
сентябрь и октябрь | range | 2026-09-01 | 2026-10-31 | sure
сентябрь; октябрь | range | 2026-09-01 | 2026-10-31 | sure
в сентябре-октябре | range | 2026-09-01 | 2026-10-31 | sure
1-2 неделя октября | range | 2026-10-01 | 2026-10-14 | asked
первая неделя сентября | range | 2026-09-01 | 2026-09-07 | asked
2-я неделя ноября | range | 2026-11-08 | 2026-11-14 | asked
вторая половина октября | range | 2026-10-16 | 2026-10-31 | asked
первая декада октября | range | 2026-10-01 | 2026-10-10 | asked
3 декада мая | range | 2027-05-21 | 2027-05-31 | asked
III декада мая | range | 2027-05-21 | 2027-05-31 | asked
начало сентября | range | 2026-09-01 | 2026-09-10 | asked
середина ноября | range | 2026-11-11 | 2026-11-20 | asked
конец мая | range | 2027-05-21 | 2027-05-31 | asked
в конце учебного года | range | 2027-05-01 | 2027-05-31 | asked
конец учебного года | range | 2027-05-01 | 2027-05-31 | asked
начало учебного года | range | 2026-09-01 | 2026-09-30 | asked
на начало учебного года | range | 2026-09-01 | 2026-09-30 | asked
в начале и в конце учебного года | range | 2026-09-01 | 2027-05-31 | asked
начало и конец года | range | 2026-09-01 | 2027-05-31 | asked
сентябрь, май | range | 2026-09-01 | 2027-05-31 | sure
сентябрь-май | range | 2026-09-01 | 2027-05-31 | sure
сентябрь 2026 – май 2027 | range | 2026-09-01 | 2027-05-31 | sure
сентябрь 2026 - май 2027 гг. | range | 2026-09-01 | 2027-05-31 | sure
09.2026-05.2027 | range | 2026-09-01 | 2027-05-31 | sure
осень 2026 | range | 2026-09-01 | 2026-11-30 | asked
осенью | range | 2026-09-01 | 2026-11-30 | asked
весна 2027 | range | 2027-03-01 | 2027-05-31 | asked
зимний период | range | 2026-12-01 | 2027-02-28 | asked
летом | range | 2027-06-01 | 2027-08-31 | asked
2025-2030 гг. | range | 2025-01-01 | 2030-12-31 | sure
2025-2030 годы | range | 2025-01-01 | 2030-12-31 | sure
с 2025 по 2030 год | range | 2025-01-01 | 2030-12-31 | sure
июнь-август | range | 2027-06-01 | 2027-08-31 | asked
01.09.2026 - 31.05.2027 | range | 2026-09-01 | 2027-05-31 | sure
01.09.2026-31.05.2027 г.г. | range | 2026-09-01 | 2027-05-31 | sure
1 сентября - 31 мая | range | 2026-09-01 | 2027-05-31 | sure
с 1 сентября 2026 г. по 31 мая 2027 г. | range | 2026-09-01 | 2027-05-31 | sure
с 1 сентября до 31 мая | range | 2026-09-01 | 2027-05-31 | sure
10-15 октября | range | 2026-10-10 | 2026-10-15 | sure
10, 15 октября | range | 2026-10-10 | 2026-10-15 | sure
с 10 по 15 октября 2026 | range | 2026-10-10 | 2026-10-15 | sure
20-30.10.2026 | range | 2026-10-20 | 2026-10-30 | sure
20.10-30.10.2026 | range | 2026-10-20 | 2026-10-30 | sure
20.10.-30.10. | range | 2026-10-20 | 2026-10-30 | sure
10 и 20 октября | range | 2026-10-10 | 2026-10-20 | sure
в мае-июне | range | 2027-05-01 | 2027-06-30 | sure
май – июнь 2027 г. | range | 2027-05-01 | 2027-06-30 | sure
1 полугодие 2026-2027 учебного года | range | 2026-09-01 | 2026-12-31 | sure
II полугодие 2026-2027 уч. года | range | 2027-01-01 | 2027-05-31 | sure
1-ое полугодие | range | 2026-09-01 | 2026-12-31 | asked
второе полугодие | range | 2027-01-01 | 2027-05-31 | asked
первое полугодие учебного года | range | 2026-09-01 | 2026-12-31 | sure
2 полугодие | range | 2027-01-01 | 2027-05-31 | asked
в 1-м полугодии | range | 2026-09-01 | 2026-12-31 | asked
1 и 2 полугодие | range | 2026-09-01 | 2027-05-31 | asked
сентябрь, декабрь, март | range | 2026-09-01 | 2027-03-31 | sure
сентябрь, декабрь 2026, май 2027 | range | 2026-09-01 | 2027-05-31 | asked
ноябрь 2026, март 2027 | range | 2026-11-01 | 2027-03-31 | asked
ноябрь 2026 и март 2027 | range | 2026-11-01 | 2027-03-31 | asked
15 сентября, 15 января | range | 2026-09-15 | 2027-01-15 | asked
15.09.2026, 15.01.2027 | range | 2026-09-15 | 2027-01-15 | asked
октябрь (2 неделя) | range | 2026-10-08 | 2026-10-14 | asked
октябрь, 2 неделя | range | 2026-10-08 | 2026-10-14 | asked
2 неделя октября 2026 | range | 2026-10-08 | 2026-10-14 | asked
последняя неделя мая | range | 2027-05-25 | 2027-05-31 | asked
последняя декада августа | range | 2027-08-21 | 2027-08-31 | asked
1-10 сентября | range | 2026-09-01 | 2026-09-10 | sure
с 1-10 сентября | range | 2026-09-01 | 2026-09-10 | sure
август, далее ежегодно | month | 2027-08-01 | 2027-08-31 | asked
сентябрь 2025г. | month | 2026-09-01 | 2026-09-30 | asked
Сентябрь 2025 года | month | 2026-09-01 | 2026-09-30 | asked
сент. 2026 | month | 2026-09-01 | 2026-09-30 | sure
в сентябре | month | 2026-09-01 | 2026-09-30 | sure
09.2026 | month | 2026-09-01 | 2026-09-30 | sure
09/2026 | month | 2026-09-01 | 2026-09-30 | sure
июнь 2027 | month | 2027-06-01 | 2027-06-30 | sure
июль | month | 2027-07-01 | 2027-07-31 | asked
октабрь | month | 2026-10-01 | 2026-10-31 | asked
Сентябрьь | month | 2026-09-01 | 2026-09-30 | asked
сентябь | month | 2026-09-01 | 2026-09-30 | asked
сентября 2026 | month | 2026-09-01 | 2026-09-30 | sure
феврал | month | 2027-02-01 | 2027-02-28 | asked
Ceнтябрь | month | 2026-09-01 | 2026-09-30 | sure
OКТЯБРЬ | month | 2026-10-01 | 2026-10-31 | sure
сентябрь, далее - по необходимости | month | 2026-09-01 | 2026-09-30 | asked
I квартал | quarter | 2027-01-01 | 2027-03-31 | asked
1 квартал 2027 | quarter | 2027-01-01 | 2027-03-31 | sure
1 кв. 2027 г. | quarter | 2027-01-01 | 2027-03-31 | sure
IV кв. | quarter | 2026-10-01 | 2026-12-31 | asked
I-II квартал | quarter | 2027-01-01 | 2027-06-30 | asked
1, 3 квартал | quarter | 2026-07-01 | 2027-03-31 | asked
II, IV кварталы | quarter | 2026-10-01 | 2027-06-30 | asked
III квартал 2026 г. | quarter | 2026-07-01 | 2026-09-30 | sure
в течение 2025-2026 учебного года | school_year | 2026-09-01 | 2027-05-31 | asked
в течение 2026-2027 уч. года | school_year | 2026-09-01 | 2027-05-31 | sure
2026/2027 | school_year | 2026-09-01 | 2027-05-31 | asked
2026-2027 уч.год | school_year | 2026-09-01 | 2027-05-31 | sure
2026-2027 уч. г. | school_year | 2026-09-01 | 2027-05-31 | sure
2026-27 | school_year | 2026-09-01 | 2027-05-31 | asked
26/27 уч.год | school_year | 2026-09-01 | 2027-05-31 | sure
2025-2026, 2026-2027 учебные годы | school_year | 2026-09-01 | 2027-05-31 | asked
с 2025-2026 учебного года | school_year | 2026-09-01 | 2027-05-31 | asked
2026 | calendar_year | 2026-01-01 | 2026-12-31 | sure
2026 год | calendar_year | 2026-01-01 | 2026-12-31 | sure
2026 г. | calendar_year | 2026-01-01 | 2026-12-31 | sure
учебный год | continuous | 2026-09-01 | 2027-05-31 | sure
весь учебный год | continuous | 2026-09-01 | 2027-05-31 | sure
в течение всего учебного года | continuous | 2026-09-01 | 2027-05-31 | sure
в течение уч. года | continuous | 2026-09-01 | 2027-05-31 | sure
в теч. года | continuous | 2026-09-01 | 2027-05-31 | sure
в теч.года | continuous | 2026-09-01 | 2027-05-31 | sure
в теч. уч. года | continuous | 2026-09-01 | 2027-05-31 | sure
в течении всего года | continuous | 2026-09-01 | 2027-05-31 | sure
В ТЕЧЕНИЕ ГОДА | continuous | 2026-09-01 | 2027-05-31 | sure
постоянно | continuous | 2026-09-01 | 2027-05-31 | sure
регулярно | continuous | 2026-09-01 | 2027-05-31 | sure
систематически | continuous | 2026-09-01 | 2027-05-31 | sure
на постоянной основе | continuous | 2026-09-01 | 2027-05-31 | sure
в течение срока действия соглашения | continuous | 2026-09-01 | - | asked
на весь срок действия | continuous | 2026-09-01 | - | asked
на период действия приказа | continuous | 2026-09-01 | - | asked
весь период реализации программы | continuous | 2026-09-01 | - | asked
в течение всего периода наставничества | continuous | 2026-09-01 | - | asked
на протяжении всего периода | continuous | 2026-09-01 | - | asked
на протяжении года | continuous | 2026-09-01 | 2027-05-31 | sure
в течени года | continuous | 2026-09-01 | 2027-05-31 | sure
втечение года | continuous | 2026-09-01 | 2027-05-31 | sure
в течение года. | continuous | 2026-09-01 | 2027-05-31 | sure
В течение  года; | continuous | 2026-09-01 | 2027-05-31 | sure
на текущий учебный год | continuous | 2026-09-01 | 2027-05-31 | sure
текущий год | continuous | 2026-09-01 | 2027-05-31 | sure
в течение календарного года | continuous | 2026-09-01 | 2027-05-31 | asked
каждый понедельник | recurring | 2026-09-01 | 2027-05-31 | sure
по понедельникам | recurring | 2026-09-01 | 2027-05-31 | sure
последняя пятница месяца | recurring | 2026-09-01 | 2027-05-31 | sure
каждая последняя пятница месяца | recurring | 2026-09-01 | 2027-05-31 | sure
2 раза в год (декабрь, май) | recurring | 2026-12-01 | 2027-05-31 | sure
ежемесячно | recurring | 2026-09-01 | 2027-05-31 | sure
ежемесячно, до 5 числа | recurring | 2026-09-01 | 2027-05-31 | asked
раз в месяц | recurring | 2026-09-01 | 2027-05-31 | sure
1 раз в мес. | recurring | 2026-09-01 | 2027-05-31 | sure
1р. в месяц | recurring | 2026-09-01 | 2027-05-31 | sure
2 р. в месяц | recurring | 2026-09-01 | 2027-05-31 | sure
1 раз в неделю | recurring | 2026-09-01 | 2027-05-31 | sure
еженедельно | recurring | 2026-09-01 | 2027-05-31 | sure
1 раз в четверть | recurring | - | - | asked
один раз в год | recurring | - | - | asked
один раз в полгода | recurring | 2026-09-01 | 2027-05-31 | sure
раз в полугодие | recurring | 2026-09-01 | 2027-05-31 | sure
по полугодиям | recurring | 2026-09-01 | 2027-05-31 | sure
поквартально | recurring | 2026-09-01 | 2027-05-31 | sure
каждый квартал | recurring | 2026-09-01 | 2027-05-31 | sure
1 раз в 3 месяца | recurring | 2026-09-01 | 2027-05-31 | sure
не реже 1 раза в месяц | recurring | 2026-09-01 | 2027-05-31 | sure
не менее двух раз в год | recurring | 2026-09-01 | 2027-05-31 | asked
дважды в год | recurring | 2026-09-01 | 2027-05-31 | asked
трижды в год | recurring | 2026-09-01 | 2027-05-31 | asked
3 раза в год | recurring | 2026-09-01 | 2027-05-31 | asked
4 раза в год | recurring | 2026-09-01 | 2027-05-31 | asked
два раза в месяц | recurring | 2026-09-01 | 2027-05-31 | sure
ежегодно в сентябре | recurring | 2026-09-01 | 2026-09-30 | sure
ежегодно, сентябрь | recurring | 2026-09-01 | 2026-09-30 | sure
ежегодно до 1 октября | recurring | - | 2026-10-01 | sure
ежегодно, до 25 мая | recurring | - | 2027-05-25 | sure
каждый учебный год | recurring | - | - | asked
в конце каждого квартала | recurring | 2026-09-01 | 2027-05-31 | sure
в конце месяца | recurring | 2026-09-01 | 2027-05-31 | sure
в последний день месяца | recurring | 2026-09-01 | 2027-05-31 | sure
сентябрь ежегодно | recurring | 2026-09-01 | 2026-09-30 | sure
май (ежегодно) | recurring | 2027-05-01 | 2027-05-31 | sure
ежеквартальнo | recurring | 2026-09-01 | 2027-05-31 | sure
ежемесечно | recurring | 2026-09-01 | 2027-05-31 | asked
апрель 2027 года (ежегодно) | recurring | 2027-04-01 | 2027-04-30 | sure
каждый вторник месяца | recurring | 2026-09-01 | 2027-05-31 | sure
вторая среда месяца | recurring | 2026-09-01 | 2027-05-31 | sure
первый понедельник месяца | recurring | 2026-09-01 | 2027-05-31 | sure
третий четверг каждого месяца | recurring | 2026-09-01 | 2027-05-31 | sure
1 и 3 среда месяца | recurring | 2026-09-01 | 2027-05-31 | sure
ежемесячно (последняя пятница) | recurring | 2026-09-01 | 2027-05-31 | sure
каждую пятницу | recurring | 2026-09-01 | 2027-05-31 | sure
ежедневно | recurring | 2026-09-01 | 2027-05-31 | sure
еженедельно по пятницам | recurring | 2026-09-01 | 2027-05-31 | sure
до 5 числа каждого месяца | recurring | 2026-09-01 | 2027-05-31 | asked
до 10 числа месяца, следующего за отчётным | recurring | 2026-09-01 | 2027-05-31 | asked
5 число каждого месяца | recurring | 2026-09-01 | 2027-05-31 | asked
каждые 3 месяца | recurring | 2026-09-01 | 2027-05-31 | sure
каждые полгода | recurring | 2026-09-01 | 2027-05-31 | sure
каждые две недели | recurring | 2026-09-01 | 2027-05-31 | sure
до 01 числа | recurring | 2026-09-01 | 2027-05-31 | asked
не позднее 10 рабочих дней | event | - | - | asked
каникулы | event | - | - | asked
в период каникул | event | - | - | asked
в осенние каникулы | event | - | - | asked
в день приёма на работу | event | - | - | asked
при приёме на работу | event | - | - | asked
после приёма на работу | event | - | - | asked
в течение недели после приёма | event | - | - | asked
в течение 3 дней | event | - | - | asked
в течение трёх дней | event | - | - | asked
в течение 10 рабочих дней | event | - | - | asked
в течение месяца | event | - | - | asked
в 3-дневный срок | event | - | - | asked
в десятидневный срок | event | - | - | asked
через месяц | event | - | - | asked
через 3 месяца после начала | event | - | - | asked
за 2 недели до аттестации | event | - | - | asked
за неделю до педсовета | event | - | - | asked
перед педсоветом | event | - | - | asked
к педсовету | event | - | - | asked
на педсовете | event | - | - | asked
во время аттестации | event | - | - | asked
по итогам года | event | - | - | asked
по итогам мониторинга | event | - | - | asked
по окончании программы | event | - | - | asked
после окончания программы | event | - | - | asked
по завершении этапа | event | - | - | asked
до начала работы | event | - | - | asked
со дня подписания приказа | event | - | - | asked
с момента подписания | event | - | - | asked
в период реализации программы | event | - | - | asked
срочно | event | - | - | asked
немедленно | event | - | - | asked
сразу после подписания | event | - | - | asked
по факту | event | - | - | asked
по факту проведения | event | - | - | asked
по плану ДОУ | external | - | - | asked
согласно графику | external | - | - | asked
по плану | external | - | - | asked
согласно плану | external | - | - | asked
по плану работы | external | - | - | asked
по плану наставника | external | - | - | asked
по годовому плану | external | - | - | asked
в соответствии с планом | external | - | - | asked
по расписанию | external | - | - | asked
по отдельному плану | external | - | - | asked
по отдельному графику | external | - | - | asked
по индивидуальному плану | external | - | - | asked
в соответствии с графиком | external | - | - | asked
по договорённости | external | - | - | asked
1 этап | external | - | - | asked
I этап | external | - | - | asked
на 1 этапе | external | - | - | asked
первый этап | external | - | - | asked
подготовительный этап | external | - | - | asked
в установленные сроки | external | - | - | asked
по мере необходимости | on_demand | - | - | sure
при необходимости | on_demand | - | - | sure
по запросам педагогов | on_demand | - | - | sure
по мере поступления | on_demand | - | - | sure
по мере поступления запросов | on_demand | - | - | sure
по мере возникновения затруднений | on_demand | - | - | sure
в рабочем порядке | on_demand | - | - | sure
при поступлении на работу | on_demand | - | - | sure
по возможности | on_demand | - | - | sure
по мере готовности | on_demand | - | - | sure
- // - | empty | - | - | asked
// | empty | - | - | asked
– | empty | - | - | asked
-"- | empty | - | - | asked
" " | empty | - | - | asked
«___» ________ 2026 г. | empty | - | - | asked
не определён | empty | - | - | asked
не указан | empty | - | - | asked
уточняется | empty | - | - | asked
дата уточняется | empty | - | - | asked
нет | empty | - | - | asked
х | empty | - | - | asked
+ | empty | - | - | asked
? | empty | - | - | asked
??? | empty | - | - | asked
сентябрь25 | unknown | - | - | asked
3 неделя | unknown | - | - | asked
скоро | unknown | - | - | asked
когда-нибудь | unknown | - | - | asked
"""

ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("raw", "kind", "starts", "ends", "sure"), ROWS)
def test_a_wording_is_read_as_people_mean_it(
    raw: str, kind: str, starts: str, ends: str, sure: str
) -> None:
    read = read_timeframe(raw, YEAR)

    assert read.kind.value == kind
    assert str(read.starts or "-") == starts
    assert str(read.ends or "-") == ends
    assert read.needs_confirmation == (sure == "asked")


def test_the_table_holds_enough_and_every_kind() -> None:
    assert len(ROWS) >= 150
    assert {row[1] for row in ROWS} == {kind.value for kind in TimeframeKind}


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("октабрь", "октябрь"),
        ("Сентябрьь", "сентябрь"),
        ("ежемесечно", "ежемесячно"),
        ("ежегондо", "ежегодно"),
    ],
)
def test_a_slip_of_the_typist_is_mended_and_asked_about(raw: str, meant: str) -> None:
    read, right = read_timeframe(raw, YEAR), read_timeframe(meant, YEAR)

    assert (read.kind, read.starts, read.ends) == (right.kind, right.starts, right.ends)
    assert read.needs_confirmation
    assert "Опечатка?" in read.explanation
    assert meant in read.explanation


@pytest.mark.parametrize("raw", ["-//-", "//", '-"-', "то же", "»", "тот же срок"])
def test_a_ditto_says_that_the_deadline_stands_in_the_row_above(raw: str) -> None:
    read = read_timeframe(raw, YEAR)

    assert read.kind is TimeframeKind.EMPTY
    assert "в строке выше" in read.explanation
