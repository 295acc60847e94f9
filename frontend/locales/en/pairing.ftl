offer-how-phone = by phone
offer-how-place = in a place
offer-how-messages = by messages
offer-how-home = at home
offer-when-now = now
offer-when-today = today
offer-when-week = this week
offer-when-dated = on a chosen date
