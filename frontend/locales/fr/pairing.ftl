offer-how-phone = au téléphone
offer-how-place = dans un lieu
offer-how-messages = par messages
offer-how-home = à la maison
offer-when-now = maintenant
offer-when-today = aujourd’hui
offer-when-week = cette semaine
offer-when-dated = à une date choisie
