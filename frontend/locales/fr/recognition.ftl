hours-title = Vos heures
hours-total = de temps donné
hours-people = { $count ->
    [one] personne aidée
   *[other] personnes aidées
 }
hours-validated = validées par l’association
hours-none = Aucune aide notée ce mois-ci
hours-none-more = Chaque compte rendu s’ajoute ici. Vous pouvez aussi noter une aide donnée ailleurs.
hours-reason = L’association n’a pas retenu cette aide : { $reason }
hours-confirmed = Confirmée
hours-disputed = Pas d’accord
hours-state-recorded = À valider
hours-state-validated = Validée
hours-state-refused = Non retenue
hours-before = Le mois d’avant
hours-after = Le mois d’après
hours-yearly = Toute l’année
hours-monthly = Mois par mois
hours-none-year = Aucune aide notée cette année-là
hours-before-year = L’année d’avant
hours-after-year = L’année d’après
hours-split = De quoi ce temps est fait
hours-by-kind = Par nature
hours-by-association = Par association
hours-by-topic = Par sujet
hours-no-association = Sans association
hours-log = Noter une aide
hours-permanence = Permanence, { $place }
hours-papers = Vos attestations

hours-kind-volunteer = Bénévolat
hours-kind-family = Aide à un proche
hours-kind-civic_activity = Activité de service civique

skill-do_with = Faire avec la personne, et non à sa place
skill-by_phone = Guider à distance, par téléphone ou par messages
skill-in_place = Accueillir et accompagner dans un lieu
skill-at_home = Accompagner à domicile
skill-many_topics = S’adapter à des démarches variées

paper-title = Attestation d’engagement
paper-title-of = Attestation d’engagement pour { $name }
paper-of = { $name }, { $association }
paper-when = Du { $from } au { $until }
paper-lead = { $name } a accompagné des personnes en difficulté avec le numérique pour { $association }, du { $from } au { $until }. Chaque heure a été validée par l’association.
paper-hours = Heures validées
paper-sessions = Accompagnements
paper-people = Personnes différentes aidées
paper-kinds = À quel titre
paper-kind = À quel titre
paper-topics = Par thématique
paper-topic = Thématique
paper-column-times = Fois
paper-column-sessions = Accompagnements
paper-column-hours = Heures
paper-skills = Compétences mises en pratique
paper-modules = Modules de formation réussis
paper-signed = Fait le { $day } par { $name }, pour { $association }.
paper-square = Code QR de l’adresse de vérification : { $address }
paper-verify = Vérifier ce document
paper-code = Code : { $code }
paper-civic = Ce document complète l’attestation de service civique délivrée par l’État ; il ne la remplace pas. Les heures d’aide sont une activité ; elles ne comptent ni comme temps de travail, ni comme heures dues.
paper-what = Un accompagnement sur plusieurs thématiques est compté dans chacune, et sa durée est partagée entre elles. Aucune personne aidée n’est nommée.
paper-foot = Attestation { $code } · { $address }
paper-valid = Valable
paper-replaced = Remplacée
paper-withdrawn = Retirée

papers-title = Vos attestations
papers-lead = Elles disent ce que vous avez donné, avec la signature de l’association. À montrer à un employeur, une école ou un financeur.
papers-none = Pas encore d’attestation
papers-none-more = Demandez-la à la personne qui coordonne votre association : elle se fait en une minute, à partir de vos heures validées.
papers-verify = Toute personne qui reçoit ce papier peut le vérifier avec son code :

attestations-title = Attestations
attestations-lead = Ce que l’association a signé. Pour en faire une, ouvrez la fiche de la personne.
attestations-choose = Choisir une personne
attestations-none = Rien n’a encore été signé
attestations-none-more = Les heures validées de vos aidants peuvent devenir une attestation, avec un code que tout le monde peut vérifier.

attestation-title = Attestation pour { $name }
attestation-lead = Elle reprend les heures que l’association a validées. Aucune personne aidée n’y est nommée.
attestation-from = Du
attestation-until = Au (jour compris)
attestation-lang = Langue du papier
attestation-lang-fr = Français
attestation-lang-en = Anglais
attestation-see = Voir ce qu’elle dira
attestation-preview = Ce que dira l’attestation
attestation-signer = Signée par { $name }
attestation-replaces = Remplace-t-elle une autre attestation ?
attestation-replaces-none = Non, elles restent valables toutes les deux
attestation-sign-what = En signant, vous attestez au nom de l’association que ces heures ont été données. Le papier aura un code de vérification. Vous pourrez le retirer ou le remplacer.
attestation-sign = Signer l’attestation
attestation-earlier = Déjà signées
attestation-withdraw = Retirer cette attestation
attestation-withdraw-what = { $name } le verra, et la page de vérification dira que l’association a retiré ce papier. Cela ne s’annule pas.
attestation-withdraw-now = Retirer maintenant
attestation-nothing = Aucune heure validée sur cette période. Validez d’abord les heures, ou changez les dates.
attestation-name = Ce nom, ou celui de l’association, a des lettres que nos documents ne savent pas imprimer. Écrivez-le aussi en lettres latines dans le compte.
attestation-replaced-already = Cette attestation a déjà été retirée ou remplacée. Choisissez-en une autre.
attestation-day = Choisissez un jour du calendrier.
attestation-order = La fin vient avant le début. Vérifiez les deux dates.
notice-attestation-signed = L’attestation est signée. Vous pouvez l’ouvrir et l’imprimer.
notice-attestation-withdrawn = L’attestation est retirée.
refusal-attestation-withdrawn-already = Cette attestation était déjà retirée.

verify-title = Vérifier une attestation
verify-lead = Le code est au bas du papier, à côté du carré noir et blanc.
verify-label = Code de l’attestation
verify-hint = 8 lettres et chiffres, par exemple K7F4‑QX2R
verify-look = Vérifier
verify-unknown = Aucune attestation n’a ce code. Vérifiez chaque lettre sur le papier.
verify-of = Attestation { $code }
verify-valid = Cette attestation est valable
verify-valid-what = { $association } l’a signée le { $day }. Comparez avec le papier : il dit la même chose.
verify-replaced = Cette attestation a été remplacée
verify-replaced-what = Une autre la remplace depuis le { $day }.
verify-replacement = Voir l’attestation { $code }
verify-withdrawn = Cette attestation a été retirée
verify-withdrawn-what = { $association } l’a retirée le { $day }. Elle ne vaut plus.
verify-said = Ce que disait le papier
verify-shows = Cette page montre seulement ce que le papier montre.
verify-another = Vérifier un autre code

activity-help = Accompagnements
activity-permanence = Permanences
activity-training = Formation

hours-training = Formation : { $title }
hours-by-activity = Comment ce temps a été donné
hours-part = Quoi
hours-part-all = Temps donné
hours-part-validated = Dont validé
hours-said-confirmed = Confirmé par la personne aidée
hours-said-declared = Déclaré
hours-said-disputed = Contesté par la personne aidée

waiting-any = Tout
waiting-filters = Réduire la liste
waiting-activity = Quoi
waiting-said = Ce qu’en dit la personne aidée
waiting-said-unconfirmed = Pas encore confirmé
waiting-overlaps = Compté deux fois, peut-être
waiting-found = { $count ->
    [one] Une ligne correspond, { $sum }.
   *[other] { $count } lignes correspondent, { $sum }.
 }
waiting-none-found = Aucune heure ne correspond à ce choix.
waiting-accept-plain = { $count ->
    [one] Accepter la ligne sans remarque ({ $sum })
   *[other] Accepter les { $count } lignes sans remarque ({ $sum })
 }
waiting-pick-all = Tout cocher
waiting-pick-none = Tout décocher
waiting-refuse-picked = Refuser les heures cochées
waiting-refuse-picked-now = Refuser les heures cochées avec cette réponse
waiting-reason = Pourquoi ? Chaque personne lira votre réponse.
overlap-same_time-help = En même temps qu’un autre accompagnement : { $what }, { $day }, { $from } à { $until } ({ $minutes })
overlap-same_time-permanence = En même temps qu’une autre permanence : { $what }, { $day }, { $from } à { $until } ({ $minutes })
overlap-in_permanence-permanence = Pendant une permanence qui compte aussi : { $what }, { $day }, { $from } à { $until } ({ $minutes })
overlap-in_permanence-help = Cet accompagnement noté pendant la permanence compte aussi : { $what }, { $from } à { $until } ({ $minutes })
overlap-same_day-permanence = Noté sans heure, le jour d’une permanence qui compte aussi : { $what }, { $from } à { $until } ({ $minutes })
overlap-same_day-help = Cet accompagnement noté sans heure le même jour compte aussi : { $what } ({ $minutes })

tutored-title = Heures des volontaires que vous suivez
tutored-lead = Vous êtes leur tuteur ou leur tutrice. Les accompagnements rapides ont rarement un code : c’est vous qui dites s’ils ont eu lieu.
tutored-contracts = Voir les contrats

paper-activities = Par activité
paper-activity = Activité

exports-title = Fichiers à emporter
exports-guarded = Pour chaque fichier, nous vous redemandons votre seconde preuve. Chaque téléchargement est noté dans le journal.
exports-hours = Heures données
exports-hours-what = { $count ->
    [0] Aucune heure sur ces jours.
    [one] Une ligne, { $sum } : la personne, l’activité, le jour, la durée, et si elle est validée.
   *[other] { $count } lignes, { $sum } : la personne, l’activité, le jour, la durée, et si elle est validée.
 }
exports-hours-distance = La colonne des kilomètres est vide : personne ne les note ici. L’aide donnée à un proche n’y est pas.
exports-hours-xlsx = Heures pour un tableur
exports-hours-csv = Heures en CSV
exports-coop = Accompagnements, aux champs de La Coop
exports-coop-what = { $count ->
    [0] Aucun accompagnement sur ces jours.
    [one] Un accompagnement, sans le nom de qui que ce soit.
   *[other] { $count } accompagnements, sans le nom de qui que ce soit.
 }
exports-coop-csv = Accompagnements en CSV
exports-coop-json = Accompagnements en JSON
exports-valuation-what = Ce que représente le temps des bénévoles, à inscrire au pied des comptes de l’année.
exports-valuation = Ouvrir la feuille de valorisation
exports-more = Autres fichiers
export-hours-sheet = Heures
export-column-person = Personne
export-column-activity = Activité
export-column-what = Quoi
export-column-kind = Nature
export-column-date = Jour
export-column-hours = Durée (heures)
export-column-distance = Distance (km)
export-column-validated = Validée
export-column-said = Confirmation
export-validated-yes = oui
export-validated-no = non
export-said-confirmed = confirmée par la personne aidée
export-said-declared = déclarée
export-said-unconfirmed = non confirmée
export-said-disputed = contestée par la personne aidée

valuation-title = Valorisation du bénévolat
valuation-caption = Heures validées des bénévoles, et ce qu’elles représentent
valuation-column-activity = Activité
valuation-column-people = Personnes
valuation-column-hours = Heures
valuation-column-rate = Valeur d’une heure
valuation-column-value = Total
valuation-total = Ensemble
valuation-no-rate = Non valorisé
valuation-lacks-rate = Fixez la valeur d’une heure pour obtenir un total.
valuation-waiting = { $sum } attendent encore votre accord et ne sont pas comptées ici.
valuation-civic = { $sum } d’activité de service civique ne sont pas comptées : ce n’est pas du bénévolat.
valuation-method = Cette feuille compte les heures que l’association a validées, au taux qu’elle a fixé. L’aide donnée à un proche et le service civique n’y entrent jamais. Vérifiez avec la personne qui tient vos comptes comment les présenter.
valuation-signed = Feuille du { $day }
valuation-csv = La feuille en CSV
valuation-print = Imprimer
valuation-empty = Aucune heure validée sur ces jours
valuation-empty-more = Validez d’abord les heures, ou changez les dates.
valuation-rates = Valeur d’une heure
valuation-rates-how = C’est l’association qui la fixe, et qui l’explique dans ses comptes. Beaucoup partent du Smic horaire, ou du salaire d’un poste comparable. Laissez vide ce que vous ne valorisez pas.
valuation-rate-help = Une heure d’accompagnement, en euros
valuation-rate-permanence = Une heure de permanence, en euros
valuation-rate-training = Une heure de formation, en euros
valuation-rates-keep = Enregistrer ces valeurs
rate-unreadable = Écrivez un montant en euros, par exemple 12,50.
rate-out-of-range = Écrivez un montant entre 0,01 et 200 euros.
notice-rates-kept = Les valeurs sont enregistrées.

engagement-title = Vers le Compte d’engagement citoyen, { $year }
engagement-lead = Si vous dirigez une association ou encadrez d’autres bénévoles, vos heures peuvent ouvrir des droits à la formation. Voici celles qui sont notées ici.
engagement-by-association = Heures validées par association
engagement-column-association = Association
engagement-column-hours = Heures
engagement-column-rule = Condition
engagement-column-reached = Atteinte ?
engagement-total = Ensemble
engagement-none = Aucune heure validée cette année-là
engagement-none-more = Seules comptent les heures de bénévolat que l’association a validées.
engagement-waiting = { $sum } attendent encore l’accord d’une association.
engagement-rules = Les conditions
engagement-rule-all = 200 heures dans l’année civile, toutes associations ensemble
engagement-rule-one = Dont 100 heures dans une même association
engagement-rule-role = Siéger dans l’organe de direction, ou encadrer d’autres bénévoles
engagement-you-have = Ici : { $sum }
engagement-reached = Atteint
engagement-not-reached = Pas encore
engagement-supervises = Vous êtes mentor ou coordonnez une équipe ici. C’est l’association qui confirme votre rôle.
engagement-supervises-not = Vous n’avez pas ce rôle ici. Vous l’avez peut-être ailleurs.
engagement-how = Comment faire
engagement-how-declare = Vous déclarez vous-même vos heures, en ligne, sur le Compte bénévole, au plus tard le 30 juin { $next }.
engagement-how-validate = Une personne de la direction de l’association les valide, au plus tard le 31 décembre { $next }.
engagement-how-add = Ajoutez à votre déclaration ce qui n’est pas noté ici, comme les réunions ou le temps passé à coordonner.
engagement-unofficial = Cette feuille vous aide à remplir votre déclaration. Elle ne la remplace pas, et ce n’est pas un document de l’État. Toutes les associations ne sont pas concernées : les règles à jour sont sur service-public.fr.
engagement-paper = Imprimer la feuille (PDF)
engagement-year = Année { $year }
engagement-paper-title = Heures de bénévolat { $year }, vers le Compte d’engagement citoyen
engagement-paper-lead = Heures de bénévolat { DE($name) } en { $year }, validées par chaque association dans Binôme. L’aide donnée à un proche et le service civique n’y sont pas.
engagement-foot = Heures de bénévolat { $year }, feuille du { $day }
hours-engagement = Vers le Compte d’engagement citoyen

ending-title = Votre contrat se termine bientôt
ending-over = Votre service civique est terminé. Merci !
ending-lead = { $count ->
    [0] Il finit aujourd’hui, { $day }, avec { $association }.
    [one] Il finit demain, { $day }, avec { $association }.
   *[other] Il finit dans { $count } jours, { $day }, avec { $association }.
 }
ending-over-lead = Il a fini { $day }, avec { $association }.
ending-given = de temps donné
ending-validate = Vos heures
ending-waiting = { $count ->
    [one] Une ligne attend encore l’accord de votre tuteur ou de l’association ({ $sum }).
   *[other] { $count } lignes attendent encore l’accord de votre tuteur ou de l’association ({ $sum }).
 }
ending-waiting-none = Rien n’attend plus l’accord de l’association.
ending-paper = Votre attestation
ending-paper-there = Elle est prête, avec un code que chacun peut vérifier.
ending-paper-ask = La personne qui coordonne l’association peut la signer dès que vos heures sont validées.
ending-stay = Rester bénévole
ending-stay-what = Vous pouvez continuer à aider avec { $association }, quand vous voulez. Vos modules et vos heures restent les vôtres.
ending-stay-now = Rester bénévole
ending-stay-later = Ce sera possible ici, en un geste, dès le lendemain de votre dernier jour.
ending-soon = Votre contrat de service civique se termine
ending-soon-more = Voir ce qu’il reste à valider, et la suite
notice-stayed = Vous continuez comme bénévole. Merci ! Dites quand vous êtes disponible.
endings-title = Contrats qui se terminent
endings-day = Dernier jour : { $day }
endings-over = Terminé { $day }
endings-waiting = { $count ->
    [one] Une ligne à valider ({ $sum })
   *[other] { $count } lignes à valider ({ $sum })
 }
endings-waiting-none = Tout est validé
endings-sign = Signer l’attestation

mail-contract-end-own-subject = Votre service civique finit { $day }
mail-contract-end-own =
    Bonjour { $name },

    Votre contrat de service civique finit { $day }.
    Lignes qui attendent encore un accord : { $count } ({ $sum }).
    Notez d’ici là ce qui manque. Puis viendront votre attestation et, si vous le souhaitez, la suite comme bénévole :

    { $link }
mail-contract-end-tutor-subject = Le contrat { DE($name) } finit { $day }
mail-contract-end-tutor =
    Bonjour,

    Le contrat de service civique { DE($name) } finit { $day }.
    Lignes qui attendent votre accord : { $count } ({ $sum }).
    Une fois validées, elles peuvent figurer sur son attestation :

    { $link }
waiting-read-why = Lire pourquoi
waiting-paper = J’ai le papier signé
waiting-paper-where = Où est le papier ?
waiting-paper-hint = Par exemple : classeur bleu, bureau d’accueil. Ces heures seront confirmées.
waiting-paper-send = Noter le papier
waiting-paper-where-missing = Dites où est le papier, en quelques mots.
notice-paper-seen = C’est noté. Ces heures sont confirmées par le papier.
refusal-paper-not-noted = Rien n’a changé : c’était déjà confirmé, ou la personne aidée n’est pas d’accord.
