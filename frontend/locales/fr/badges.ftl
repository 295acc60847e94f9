badge-first_help-name = Première aide
badge-first_help-says = A accompagné une première personne en difficulté avec le numérique, et noté ce qui a été fait.
badge-first_help-criteria = Le compte rendu d’un premier accompagnement est enregistré, et ses minutes sont comptées.
badge-hours-name = { $number } heures d’aide
badge-hours-says = A donné au moins { $number } heures pour accompagner des personnes en difficulté avec le numérique.
badge-hours-criteria = Le total des heures comptées atteint { $number } heures : accompagnements et permanences. Les heures refusées par l’association ne comptent pas.
badge-hours-sign = { $number } h
badge-topic-name = { $what }
badge-topic-says = Sait accompagner quelqu’un sur cette thématique : « { $what } ».
badge-topic-criteria = Au moins { $number } accompagnements comptés sur la thématique « { $what } ».
badge-module-name = { $what }
badge-module-says = A réussi le module de formation « { $what } ».
badge-module-criteria = Le module « { $what } » est suivi jusqu’au bout, et son questionnaire réussi.
badge-mentoring-name = Mentorat
badge-mentoring-says = A prêté main-forte à d’autres aidants quand ils étaient bloqués.
badge-mentoring-criteria = Au moins { $number } appels d’aidants rejoints en tant que mentor.
badge-regular_permanence-name = Présence régulière
badge-regular_permanence-says = A tenu des permanences d’aide, mois après mois.
badge-regular_permanence-criteria = Au moins { $number } permanences par mois, { $what } mois de suite, avec une présence notée.

badges-title = Vos badges
badges-lead = Chaque badge dit une chose que vous avez faite, avec une signature que tout le monde peut vérifier.
badges-private = Personne d’autre ne voit un badge tant que vous ne le rendez pas public.
badges-none = Pas encore de badge
badges-none-more = Le premier arrive avec votre premier compte rendu ou votre premier module réussi.
badge-earned = Obtenu le { $day }
badge-new = Nouveau
badge-public = Public
badge-withdrawn = Retiré
badge-withdrawn-title = Ce badge a été retiré
badge-withdrawn-what = L’association l’a retiré le { $day }. Il ne vaut plus.
badge-valid-title = Ce badge est valable
badge-valid-what = Il est signé par le site qui l’a décerné, et n’a pas été retiré.
badge-criteria = Comment il s’obtient
badge-who-sees = Qui le voit
badge-is-public = Toute personne qui a cette adresse voit cette page et peut prendre le badge :
badge-is-private = Vous, et personne d’autre. Rendu public, il est visible par toute personne à qui vous donnez son adresse. Votre nom n’y est pas.
badge-make-public = Rendre ce badge public
badge-make-private = Le garder pour moi
badge-share = Partager l’adresse
badge-copied = Adresse copiée
badge-take = Prendre ce badge
badge-take-what = L’image contient le badge signé : un seul fichier suffit pour le prouver.
badge-png = Image PNG
badge-svg = Image SVG
badge-jwt = Badge seul (JWT)
badge-wallet = Le mettre dans un portefeuille de badges
badge-wallet-what = Prenez l’image PNG, puis déposez-la dans un portefeuille qui lit Open Badges 3.0. Si le vôtre demande un fichier ou un texte, prenez le badge seul. Tous les portefeuilles ne lisent pas encore cette version ni cette signature (EdDSA). Gardez l’image : elle vaut par elle-même.
badge-no-name = Le badge ne dit pas de nom. Avec son adresse e-mail, la personne qui le détient peut prouver qu’il est à elle.
issuer-title = Qui décerne ces badges
issuer-lead = Le site { $address } les décerne aux personnes qui aident, pour ce qu’elles y ont fait.
issuer-verify = Comment les vérifier
issuer-verify-what = Chaque badge porte une signature. Un programme qui lit Open Badges 3.0 la vérifie avec l’adresse de cette page, sans compte.
issuer-keys = Les clés de signature, pour les programmes (JSON)
achievement-own = Défini par { $association }
achievement-what = Cette page dit ce que vaut le badge. Elle ne dit pas qui l’a.
notice-badge-public = Ce badge est public : toute personne qui a son adresse peut le voir.
notice-badge-private = Ce badge n’est plus visible que par vous.

own-badges-title = Badges de l’association
own-badges-lead = Certains badges viennent d’eux-mêmes, avec l’aide donnée et la formation. Ceux-ci, vous les donnez.
own-badges-none = Aucun badge à vous pour l’instant
own-badges-none-more = Définissez-en un ci-dessous, puis donnez-le depuis la fiche d’une personne.
own-badge-new = Définir un badge
own-badge-name = Son nom
own-badge-name-hint = Court : il tient dans un rond. Par exemple : Accueil des nouveaux
own-badge-says = Ce qu’il dit de la personne
own-badge-says-hint = Une phrase. Par exemple : A accueilli et guidé les nouveaux aidants de l’association.
own-badge-criteria = Comment il s’obtient
own-badge-criteria-hint = Ce que tout le monde peut lire pour savoir ce qu’il vaut.
own-badge-for-good = Ces mots ne se changent plus : un badge donné dit toujours la même chose. Vous pourrez cesser de le donner.
own-badge-define = Définir ce badge
own-badge-no-name = Donnez un nom au badge.
own-badge-no-words = Dites en une phrase ce que le badge dit de la personne.
own-badge-no-criteria = Dites comment il s’obtient.
own-badge-letters = Ce nom a des lettres que nos images ne savent pas dessiner. Écrivez-le en lettres latines.
own-badge-holders = { $count ->
    [0] Personne ne l’a encore
    [one] Une personne l’a
   *[other] { $count } personnes l’ont
 }
own-badge-retire = Ne plus le donner
own-badge-retired = N’est plus donné
notice-own-badge-defined = Le badge est défini. Donnez-le depuis la fiche d’une personne.
notice-own-badge-retired = Ce badge n’est plus donné. Les personnes qui l’ont le gardent.

member-badges-link = Badges
member-badges-title = Badges { DE($name) }
member-badges-lead = Ceux qui ont été obtenus avec votre association. Ce que la personne en montre ne regarde qu’elle.
member-badges-none = Aucun badge avec votre association
member-badges-none-more = Ils viennent avec les accompagnements, les permanences et la formation, ou de votre main.
badge-give = Donner un badge
badge-give-which = Lequel ?
badge-give-now = Donner ce badge
badge-give-none-yet = Tous les badges de l’association sont donnés, ou elle n’en a pas encore.
badge-give-none = Choisissez un badge de l’association.
badge-give-held = Cette personne a déjà ce badge.
badge-withdraw = Retirer ce badge
badge-withdraw-what = La personne le verra, et la page du badge dira qu’il est retiré, partout où il a été mis. Cela ne s’annule pas.
badge-withdraw-now = Retirer maintenant
notice-badge-given = Le badge est donné.
notice-badge-withdrawn = Le badge est retiré.
refusal-badge-withdrawn-already = Ce badge était déjà retiré.

home-new-badges = { $count ->
    [one] Un nouveau badge
   *[other] { $count } nouveaux badges
 }
home-see-badges = Voir vos badges
