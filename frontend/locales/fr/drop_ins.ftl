# Noter une aide en trois gestes
log-here = Permanence en cours : { $place }, jusqu’à { $until }
log-waiting = En attente sur cet appareil
log-signed-out = Ce compte n’est plus connecté ici. Rien n’est perdu : ces aides partiront quand vous serez de retour.
log-drop = Retirer
log-again = Encore une fois :
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
log-hours = Toutes vos heures
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
workshop-names-hint = Un par ligne. Personne d’autre ne les lit, et ils sont effacés au bout de 30 jours. Le nombre reste.
workshop-who = Qui est venu
workshop-how-many = Dites combien de personnes sont venues, de 1 à 200.
workshop-more-names = Il y a plus de prénoms que de personnes. Corrigez le nombre.
notice-workshop-noted = L’atelier est noté. Merci.

# Les aides d’un fichier
log-import-title = Apporter un fichier d’aides passées
log-import-lead = Un carnet, un tableur, un export de La Coop : envoyez-le tel quel. Rien n’est noté avant que vous ayez tout vu. Le même fichier envoyé deux fois ne change rien.
log-import-file-hint = CSV ou Excel (XLSX), une aide par ligne, 5 000 au plus.
log-import-whose = Les aides de qui ?
log-import-mine = Les miennes
log-import-columns = Quelles colonnes ?
log-import-needed = Il faut une date, une durée et une thématique. L’ordre des colonnes est libre, en français ou en anglais.
log-import-more = Sont lus aussi : type (individuel ou collectif), participants, lieu, matériel, autonomie, résultat, structure de redirection, tranche d’âge, statut social, identifiant. Le reste n’est pas lu : ni nom, ni commentaire.
log-import-usual = Ce que le fichier ne dit pas est noté ainsi : dans un lieu, ensemble, réglé. Vous pourrez corriger chaque aide.
log-import-count = { $count ->
    [one] 1 aide notée
   *[other] { $count } aides notées
 }
log-import-for = Pour { $name }.
log-import-new = { $count ->
    [one] aide à noter
   *[other] aides à noter
 }
log-import-same = déjà notées
log-import-ignored = Colonnes non lues : { $columns }
log-import-start = { $count ->
    [one] Noter cette aide
   *[other] Noter ces { $count } aides
 }
log-import-nothing = Rien de nouveau dans ce fichier.
log-import-rows = Ce qui sera noté
log-import-others = { $count ->
    [one] Et une autre.
   *[other] Et { $count } autres.
 }
log-import-not-all = Des lignes sont à corriger : rien n’a été noté. Corrigez-les, ou gardez les bonnes.
log-import-no-day = Il manque une colonne « Date ». Ajoutez-la, puis renvoyez le fichier.
log-import-no-minutes = Il manque une colonne « Durée ». Ajoutez-la, puis renvoyez le fichier.
log-import-no-topics = Il manque une colonne « Thématique ». Ajoutez-la, puis renvoyez le fichier.
log-import-day = Cette date n’est pas comprise, ou elle n’est pas encore venue. Écrivez-la ainsi : 24/11/2026.
log-import-minutes = Cette durée n’est pas comprise. Écrivez-la en minutes, de 1 à 600.
log-import-topics = Cette thématique n’est pas connue. Prenez un mot de la liste de La Coop.
log-import-kind = Écrivez individuel ou collectif.
log-import-people = Écrivez un nombre de personnes, de 1 à 200.
log-import-lieu = Ce lieu n’est pas connu. Écrivez lieu_activite, domicile, a_distance ou autre.
log-import-materiel = Ce matériel n’est pas connu. Écrivez ordinateur, telephone, tablette, autre ou aucun.
log-import-autonomie = Ce degré d’autonomie n’est pas connu. Écrivez autonome, partiellement_autonome ou entierement_accompagne.
log-import-outcome = Ce résultat n’est pas connu. Écrivez resolu, en_partie, pas_resolu ou droit_ouvert.
log-import-redirection = Cette structure de redirection n’est pas connue. Prenez un mot de La Coop.
log-import-age = Cette tranche d’âge n’est pas connue. Écrivez par exemple 60-69 ans, 70 ans et plus, ou non communiqué.
log-import-statut = Ce statut n’est pas connu. Écrivez scolarisé, sans emploi, en emploi, retraité ou non communiqué.
log-import-too-many = Ce fichier a plus de 5 000 aides. Les suivantes ne sont pas lues : envoyez-les dans un autre fichier.
notice-log-imported = Les aides du fichier sont notées. Merci.
