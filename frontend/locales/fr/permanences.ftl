permanences-title = Permanences
permanences-new = Prévoir une permanence
permanences-nowhere-title = Vous n’êtes membre d’aucune association
permanences-nowhere = Les permanences se tiennent avec une association, dans un lieu.
permanences-join = Rejoindre une association
permanences-views = Façons de voir les permanences
permanences-view-list = Liste
permanences-view-week = Semaine
permanences-view-month = Mois
permanences-place = Lieu
permanences-every-place = Tous les lieux
permanences-only-mine = Mes places seulement
permanences-filter = Afficher
permanences-to-note = Qui est venu ?
permanences-from-until = Du { $from } au { $until }
permanences-other-days = Autres jours
permanences-before = Avant
permanences-today = Aujourd’hui
permanences-after = Après
permanences-none-title = Aucune permanence ces jours-ci
permanences-none = Regardez plus loin, ou dans un autre lieu.
permanences-none-managed = Prévoyez-en une : elle peut revenir chaque semaine.
permanences-calendars = Les voir dans mon agenda
permanences-month-1 = Janvier
permanences-month-2 = Février
permanences-month-3 = Mars
permanences-month-4 = Avril
permanences-month-5 = Mai
permanences-month-6 = Juin
permanences-month-7 = Juillet
permanences-month-8 = Août
permanences-month-9 = Septembre
permanences-month-10 = Octobre
permanences-month-11 = Novembre
permanences-month-12 = Décembre

permanence-when = { $day }, de { $from } à { $until }
permanence-state-cancelled = Annulée
permanence-state-over = Terminée
permanence-state-short = { $count ->
    [one] Il manque une personne
   *[other] Il manque { $count } personnes
}
permanence-state-nobody-carries = Il manque un adulte bénévole
permanence-state-enough = Assez de monde
permanence-nobody-carries-why = Les volontaires en service civique ne tiennent jamais seuls une permanence : il faut au moins un adulte bénévole avec eux.
permanence-mine-seated = Vous y êtes
permanence-mine-waiting = Liste d’attente, rang { $place }
permanence-mine-came = Présence notée
permanence-taken = { $taken ->
    [0] Personne encore, { $max } places
    [one] 1 place prise sur { $max }
   *[other] { $taken } places prises sur { $max }
}
permanence-taken-short = { $taken } sur { $max }
permanence-at-least = { $count ->
    [0] Aucun minimum.
    [one] Il faut au moins une personne.
   *[other] Il faut au moins { $count } personnes.
}
permanence-sign-up = Je m’inscris
permanence-wait = Attendre une place
permanence-full-why = Toutes les places sont prises. Si l’une se libère, elle va à la première personne de la liste d’attente.
permanence-stop-waiting = Ne plus attendre
permanence-arrive = Je suis là
permanence-depart = Je pars
permanence-take-over = Prendre la place { DE($name) }
permanence-swap-wanted = { $name } cherche quelqu’un pour prendre sa place.
permanence-swap = Qui peut prendre ma place ?
permanence-swap-end = Je viens finalement
permanence-swap-goes-on = Votre demande est envoyée aux personnes qui peuvent vous remplacer. Votre place reste la vôtre tant que personne n’a dit oui.
permanence-leave = Je ne peux pas venir
permanence-leave-what = Votre place sera libre tout de suite. Si vous le pouvez, demandez plutôt qui peut la prendre.
permanence-leave-now = Rendre ma place
permanence-where = Où
permanence-seats = Places
permanence-topics = Thématiques
permanence-languages = Langues
permanence-note = À savoir
permanence-my-hours = Vos heures
permanence-people = Qui sera là
permanence-me = (vous)
permanence-civic = Service civique
permanence-nobody = Personne n’est inscrit pour l’instant.
permanence-asks-swap = Cherche un remplacement
permanence-person-waiting = Attend une place
permanence-person-came = Présence notée
permanence-person-absent = Absence notée
permanence-note-attendance = Noter la présence { DE($name) }
permanence-really-from = De
permanence-really-until = À
permanence-came = Présence
permanence-absent = Absence
permanence-plan = Changer cette permanence
permanence-change = Changer la permanence
permanence-cancel = Annuler
permanence-cancel-what = Les personnes inscrites sont prévenues, et leur agenda le dira.
permanence-cancel-now = Annuler la permanence
permanence-scope = Laquelle ?
permanence-scope-hint = Une autre date ne vaut que pour cette permanence.
permanence-scope-one = Celle-ci seulement
permanence-scope-after = Celle-ci et les suivantes
permanence-no-place = Une permanence se tient dans un lieu. Votre association n’en a pas encore.
permanence-add-place = Ajouter un lieu
permanence-place = Lieu
permanence-date = Date
permanence-starts = Début
permanence-ends = Fin
permanence-repeat = Elle revient
permanence-repeat-once = Une seule fois
permanence-repeat-weekly = Chaque semaine, ce jour-là
permanence-repeat-fortnightly = Une semaine sur deux
permanence-repeat-monthly = Chaque mois, le même jour de la même semaine (le premier mardi, par exemple)
permanence-repeat-monthly_last = Chaque mois, la dernière fois de ce jour
permanence-holidays = Sauf les jours fériés
permanence-until = Jusqu’au
permanence-until-hint = Sans date, elle revient tant que vous ne l’arrêtez pas.
permanence-seats-min = Personnes au moins
permanence-seats-max = Places
permanence-seats-hint = Les volontaires en service civique ne comptent pas seuls : il faut au moins un adulte bénévole avec eux.
permanence-alert = Prévenir s’il manque du monde, combien de jours avant ?
permanence-alert-hint = 0 pour ne rien recevoir.
permanence-note-hint = Où sonner, quoi apporter. Pas de nom de personne aidée.
permanence-topics-pick = Thématiques souhaitées
permanence-languages-pick = Langues souhaitées
permanence-keep = Enregistrer
permanence-place-missing = Choisissez un lieu.
permanence-date-missing = Écrivez une date, comme 01/12/2026.
permanence-date-far = Choisissez une date d’ici un an.
permanence-time-missing = Écrivez une heure, comme 14:00.
permanence-ends-before = La fin vient après le début, et dans la journée.
permanence-seats-crossed = Il faut au moins autant de places que de personnes.
permanence-number-odd = Écrivez un nombre de 0 à 30.
permanence-repeat-missing = Dites si elle revient.
permanence-until-before = La dernière date vient après la première.
permanence-none-made = Aucune date ne convient : elle est passée, ou c’est un jour férié.

notice-permanence-seated = C’est noté : vous avez une place.
notice-permanence-left = Votre place est rendue. Merci de l’avoir dit.
notice-permanence-waiting = Vous êtes sur la liste d’attente.
notice-permanence-swap-asked = Nous demandons aux personnes qui peuvent. Votre place reste la vôtre en attendant.
notice-permanence-swapped = Quelqu’un attendait une place et prend la vôtre. C’est fait.
notice-permanence-swap-ended = C’est noté : vous venez.
notice-permanence-taken-over = C’est noté : la place est à vous. Merci.
notice-permanence-arrived = Bienvenue. Vos heures commencent maintenant.
notice-permanence-departed = Merci de votre présence. Vos heures sont notées.
notice-permanence-made = La permanence est prévue.
notice-permanence-changed = La permanence est changée. Les personnes inscrites sont prévenues.
notice-permanence-cancelled = La permanence est annulée. Les personnes inscrites sont prévenues.
notice-permanence-noted = C’est noté.
refusal-permanence-hours-odd = Ces heures ne vont pas : la fin vient après le début.
refusal-permanence-past = Cette permanence a déjà commencé.
refusal-permanence-cancelled-already = Cette permanence est annulée.
refusal-permanence-full = La dernière place vient d’être prise. Vous pouvez attendre qu’une autre se libère.
refusal-permanence-not-full = Il reste une place : vous pouvez vous inscrire.
refusal-permanence-busy = Vous avez déjà une place ailleurs à cette heure.
refusal-permanence-not-ready = Avant votre première permanence, montrez une pièce d’identité et signez la charte.
refusal-permanence-family = Les permanences sont pour les bénévoles et les volontaires en service civique.
refusal-permanence-too-young = Avant 18 ans, pas de permanence la nuit ni les jours fériés.
refusal-permanence-no-contract = Votre association n’a pas encore noté votre contrat de service civique : demandez-le-lui.
refusal-permanence-out-of-contract = Votre contrat de service civique ne prévoit pas ce jour, cette heure ou ce lieu.
refusal-permanence-too-many-hours = Avant 18 ans, pas plus de 7 heures par jour ni de 35 heures par semaine.
refusal-permanence-civic-alone = Il faut au moins un adulte bénévole : cette place n’est pas pour le service civique.
refusal-permanence-not-seated = Vous n’avez pas de place ici.
refusal-permanence-taken = Quelqu’un a déjà pris cette place. Merci d’avoir été là.
refusal-permanence-not-yet = Il est trop tôt, ou trop tard.
refusal-permanence-too-few-seats = Plus de personnes que cela sont déjà inscrites.
refusal-calendar-shown = L’adresse a déjà été montrée. Créez-en une autre si vous l’avez perdue.
notice-calendar-revoked = Cette adresse ne marche plus.

calendars-title = Mes agendas
calendars-lead = Votre téléphone ou votre ordinateur peut montrer les permanences à côté de vos rendez-vous, et suivre leurs changements.
calendars-made = Votre adresse
calendars-once = Copiez-la maintenant dans votre agenda : elle ne sera plus montrée. Qui l’a peut lire ces permanences : ne la donnez à personne.
calendars-address = Adresse de l’agenda
calendars-open = Ouvrir dans mon agenda
calendars-new = Une nouvelle adresse
calendars-of = Ce qu’elle montre
calendars-of-mine = Mes permanences
calendars-of-association = Toutes celles { DE($name) }
calendars-of-whole = Toutes celles d’une association
calendars-mine-what = Elle montre les permanences où vous avez une place.
calendars-make = Créer une adresse
calendars-all = Adresses qui marchent
calendars-revoke-what = Une adresse retirée ne marche plus, nulle part.
calendars-since = Créée le { $day }
calendars-revoke = Retirer
calendar-name-mine = Mes permanences
calendar-name = Permanences, { $name }
calendar-title = Permanence, { $place }
calendar-taken = Places prises : { $taken } sur { $max }

mail-permanence-seated-subject = Une place s’est libérée, elle est à vous
mail-permanence-seated =
    Vous attendiez une place : elle est à vous. Si vous ne pouvez plus venir, dites-le sur la page.

    { $when }
    { $place }

    { $link }

mail-permanence-changed-subject = Votre permanence change
mail-permanence-changed =
    Votre permanence change. Voici son nouveau jour, son heure et son lieu. Si vous ne pouvez plus venir, dites-le sur la page.

    { $when }
    { $place }

    { $link }

mail-permanence-released-subject = Votre permanence change d’heure, votre place est rendue
mail-permanence-released =
    Votre permanence change d’heure, et vous avez déjà une place ailleurs à ce moment-là. Cette place est donc rendue.

    { $when }
    { $place }

    { $link }

mail-permanence-cancelled-subject = Permanence annulée
mail-permanence-cancelled =
    Cette permanence est annulée. Merci d’avoir voulu y venir.

    { $when }
    { $place }

    { $link }

mail-permanence-swapped-subject = Quelqu’un prend votre place
mail-permanence-swapped =
    Quelqu’un prend votre place : vous n’avez plus à venir.

    { $when }
    { $place }

    { $link }

mail-permanence-reminder-subject = Demain, votre permanence
mail-permanence-reminder =
    Vous avez une place à cette permanence. Si vous ne pouvez pas venir, dites-le maintenant : quelqu’un pourra prendre votre place.

    { $when }
    { $place }

    { $link }

mail-permanence-short-subject = Il manque du monde à une permanence
mail-permanence-short =
    Il manque du monde à cette permanence.

    { $when }
    { $place }

    { $link }

mail-permanence-soon-subject = Votre permanence commence bientôt
mail-permanence-soon-text =
    Votre permanence commence dans deux heures.

    { $url }

mail-permanence-swap-subject = Qui peut prendre une place ?
mail-permanence-swap-text =
    Quelqu’un ne peut pas venir à une permanence et cherche qui peut prendre sa place. La première personne qui dit oui l’a.

    { $url }

mail-permanence-moved-subject = Du nouveau pour votre permanence
mail-permanence-moved-text =
    Une permanence où vous avez une place a changé.

    { $url }

permanence-take-back = Retirer
permanence-place-someone = Inscrire quelqu’un
permanence-place-whom = Qui ?
permanence-place-hint = Les personnes libres à cette heure, qui ne sont pas en pause. Elles sont prévenues.
permanence-place-now = Inscrire
notice-permanence-placed = C’est noté. La personne est prévenue.
notice-permanence-taken-back = La place est libre. La personne est prévenue.
refusal-permanence-nobody-picked = Choisissez quelqu’un.
refusal-permanence-they-busy = Cette personne a déjà une place ailleurs à cette heure.
refusal-permanence-they-not-ready = Avant sa première permanence, cette personne montre une pièce d’identité et signe la charte.
refusal-permanence-they-no-contract = Notez d’abord son contrat de service civique, sur sa page.
refusal-permanence-they-out-of-contract = Son contrat de service civique ne prévoit pas ce jour, cette heure ou ce lieu.
refusal-permanence-they-not-seated = Cette personne n’a plus de place ici.

mail-permanence-placed-subject = Vous avez une place à une permanence
mail-permanence-placed =
    Votre association vous inscrit à cette permanence. Si vous ne pouvez pas venir, dites-le sur la page.

    { $when }
    { $place }

    { $link }

mail-permanence-taken-back-subject = Votre place à une permanence est rendue
mail-permanence-taken-back =
    Votre association a rendu votre place à cette permanence : vous n’avez plus à venir.

    { $when }
    { $place }

    { $link }
