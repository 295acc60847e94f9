# Les membres, un par un et plusieurs à la fois.
members-filters = Affiner la liste
members-filter = Afficher
members-any = Peu importe
members-filter-kind = Qui aide
member-kind-volunteer = Bénévole
member-kind-civic_service = Service civique
member-kind-family = Aide un proche
members-filter-topic = Thématique
members-filter-trained = Seulement les personnes formées
members-filter-available = Disponibilité
members-available-now = Peut recevoir des demandes
members-available-paused = En pause
members-available-unready = Identité ou charte à voir
members-filter-active = Dernière visite
members-active-recent = Depuis moins de 3 mois
members-active-away = Plus vue depuis 3 mois
members-filter-vetting = Honorabilité
members-vetting-soon = Se termine d’ici 2 mois
members-vetting-over = Terminée
members-vetting-none = Aucune
members-sort = Trier par
members-sort-name = Nom
members-sort-active = Dernière visite
members-sort-since = Membre depuis
members-sort-vetting = Fin de l’honorabilité
members-sort-load = Accompagnements en cours
members-filter-role = Rôle
members-narrowed = { $count ->
    [0] Personne ne correspond.
    [one] Une personne correspond.
   *[other] { $count } personnes correspondent.
 }
members-seen = Vue
members-never-seen = Aucune connexion
members-paused-until = En pause jusqu’au
members-no-profile = Profil à remplir
members-lacks-identity = Identité à voir
members-lacks-charter = Charte à signer
members-vetting-ends = Honorabilité jusqu’au
members-vetting-ended = Honorabilité finie le
members-open-pairings = { $count ->
    [one] { $count } accompagnement en cours
   *[other] { $count } accompagnements en cours
 }
members-bulk = Avec les personnes cochées
members-bulk-hint = Rien n’est fait avant que vous ayez confirmé.
members-bulk-all = { $count ->
    [one] La personne de la liste
   *[other] Les { $count } personnes de la liste, et pas seulement celles cochées
 }
members-tick = Cocher { $name }
members-act-message = Écrire
members-act-module = Proposer un module
members-act-pause = Mettre en pause
members-act-leave = Mettre fin à l’adhésion
members-act-message-title = Écrire à { $count ->
    [one] une personne
   *[other] { $count } personnes
 }
members-act-module-title = Proposer un module à { $count ->
    [one] une personne
   *[other] { $count } personnes
 }
members-act-pause-title = Mettre en pause { $count ->
    [one] une personne
   *[other] { $count } personnes
 }
members-act-leave-title = Mettre fin à { $count ->
    [one] une adhésion
   *[other] { $count } adhésions
 }
members-act-message-what = Chaque personne reçoit son propre e-mail. Personne ne voit les autres.
members-act-module-what = Le module apparaît dans « À apprendre ». Chaque personne peut le refuser.
members-act-pause-what = Aucune demande ne leur vient d’ici là. Chaque personne peut finir sa pause elle-même.
members-act-leave-what = Ces personnes ne verront plus rien de l’association, tout de suite. Leurs demandes en cours repartent vers d’autres. Elles gardent leur compte, leurs heures et leurs papiers.
members-act-who = Pour qui
members-act-me = Vous êtes dans la liste.
members-act-full = Seules les 500 premières personnes sont prises. Recommencez ensuite.
members-act-without-mail = Sans adresse e-mail, à appeler vous-même :
members-act-words = Votre message
members-act-words-hint = Il est envoyé tel quel, avec le nom et le téléphone de l’association.
members-act-date = Quel jour reviennent-elles ?
members-act-date-hint = Laissez vide pour finir leur pause.
members-act-module-choose = Quel module ?
members-act-message-do = Envoyer
members-act-module-do = Proposer ce module
members-act-pause-do = Mettre en pause
members-act-leave-do = Mettre fin aux adhésions
refusal-members-none-picked = Cochez d’abord des personnes, et dites quoi faire.
notice-members-written = Le message part.
notice-members-paused = La pause est notée.
notice-members-back = La pause est finie.
notice-members-left = C’est fait. Ces personnes ne font plus partie de l’association.
notice-members-some-left = C’est fait, sauf pour la dernière personne qui coordonne, ou qui était déjà partie.
member-profile = Ce que cette personne peut faire
member-no-profile = Cette personne n’a pas encore rempli son profil.
member-kind = Qui aide
member-commune = Part de
member-radius = Se déplace jusqu’à
member-topics = Thématiques
member-topics-all = Toutes
member-languages = Langues
member-hours = Libre
member-hours-usual = Du lundi au samedi, de 9 h à 19 h
member-paused = En pause jusqu’au
member-offers-a-day = Demandes par jour, au plus
member-minor = Moins de 18 ans, ou âge non dit
member-identity = Identité
member-charter = Charte
member-seen-on = vue le
member-signed-on = signée, noté le
member-to-see = À voir
member-to-sign = À signer
member-vetting = Honorabilité
member-vetting-seen = vue le
member-vetting-until = jusqu’au
member-vetting-over = terminée le
member-training = Sa formation
member-training-none = Aucun module suivi pour l’instant.
member-training-passed = Suivi le
member-training-until = valable jusqu’au
member-training-over = à refaire depuis le
member-load = Ce qu’elle porte en ce moment
member-load-pairings = Accompagnements en cours
member-load-offers = Propositions en attente
member-load-week = Aidé cette semaine
member-load-last = Dernière proposition
member-load-answered = Réponses
member-load-answered-of = { $answered } sur { $offered }
member-history = Son historique
member-hours-link = Ses heures à valider
member-attestations = Ses attestations
member-notes = Notes
member-notes-what = Lues par les coordinations de cette association seulement. Écrivez ce que vous diriez devant la personne : elle peut les demander.
member-note = Ajouter une note
member-note-save = Ajouter
member-note-delete = Effacer
member-notes-none = Aucune note.
notice-member-note = La note est gardée.
notice-member-note-deleted = La note est effacée.
export-kind = Type d’aidant
export-role = Dans l’association
export-languages = Langues
export-topics = Thématiques
export-vetting-seen = Honorabilité vue le
export-vetted-until = Honorabilité jusqu’au
export-since = Membre depuis le
export-seen = Dernière visite
mail-members-subject = Un message de { $association }
mail-members =
    Bonjour { $name },

    { $words }

    { $by }, { $association }
    { $phone }
