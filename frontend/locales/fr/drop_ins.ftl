# Noter une aide en trois gestes
log-here = Permanence en cours : { $place }, jusqu’à { $until }
log-waiting = En attente sur cet appareil
log-signed-out = Ce compte n’est plus connecté ici. Rien n’est perdu : ces aides partiront quand vous serez de retour.
log-drop = Retirer
log-again = Encore une fois : { $what }
log-noted = Noté :
log-kept = Gardée sur cet appareil. Elle partira au retour du réseau.
log-sending = Envoi…
log-refused = Cette aide n’a pas pu être lue. Notez-la à nouveau.
log-choose-topic = Choisissez un sujet.
log-choose-minutes = Choisissez une durée.
log-timer-start = Lancer le chronomètre
log-timer-stop = Arrêter le chronomètre
log-rest = Changer le reste
log-usual = Comme la dernière fois :
log-held-hint = Vide : maintenant.
log-details = Noter une aide en détail
log-day = Aujourd’hui
log-sessions = { $count ->
    [one] aide notée
   *[other] aides notées
 }
log-minutes = d’aide
log-people = { $count ->
    [one] personne venue
   *[other] personnes venues
 }
log-undone = annulée
log-workshop-of = { $count ->
    [one] atelier, 1 personne
   *[other] atelier, { $count } personnes
 }
log-correct = Corriger : { $what }
log-undo = Annuler
log-undo-what = Annuler : { $what }
log-undo-rule = On peut annuler le jour même. Une aide annulée reste lisible et ne compte plus ; la corriger la rétablit.
log-undo-late = On annule une aide le jour où elle est notée. Après, vous pouvez encore la corriger.
log-none = Rien de noté aujourd’hui. Choisissez un sujet et une durée, puis enregistrez.
log-hours = Toutes mes heures
log-device = Sans réseau, vos aides restent sur cet appareil et partent toutes seules au retour du réseau. Ouvrez cette page dans les { $days } jours. Aucun nom n’y est écrit.
log-noted-long-ago = Cette aide a attendu plus de 30 jours. Corrigez-la et dites le jour.
log-sent-already = Une autre aide est déjà partie de cette page. Relisez celle-ci, puis enregistrez-la.
log-other-person = Cette page était celle de quelqu’un d’autre. Rien n’a été noté à votre nom.
notice-log-undone = C’est annulé. L’aide reste lisible, elle ne compte plus.

# Les ateliers
workshop-title = Noter un atelier
workshop-lead = Un atelier avec plusieurs personnes est noté une fois. Vos heures comptent une fois.
workshop-people = Combien de personnes sont venues ?
workshop-people-hint = Un nombre, ou laissez vide et donnez les prénoms.
workshop-names = Leurs prénoms
workshop-names-hint = Un par ligne. Vous seul les lisez, et ils sont effacés au bout de 30 jours. Le nombre reste.
workshop-who = Qui est venu
workshop-how-many = Dites combien de personnes sont venues, de 1 à 200.
workshop-more-names = Il y a plus de prénoms que de personnes. Corrigez le nombre.
notice-workshop-noted = L’atelier est noté. Merci.

# Les aides d’un fichier
log-import-title = Apporter un fichier d’aides passées
