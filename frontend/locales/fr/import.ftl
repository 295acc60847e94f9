# Une liste de membres venue d’un fichier
import-title = Importer une liste
import-lead = Envoyez la liste de vos membres, telle que vous la tenez. Rien n’est écrit avant que vous ayez tout vu.
import-file = Votre fichier
import-file-hint = CSV ou Excel (XLSX), { $most } Mo au plus. L’ordre des colonnes est libre.
import-read = Lire le fichier
import-kept = Le fichier est effacé dès que l’import est fini, et au plus tard après un jour.
import-before = Imports précédents
import-state-read = À vérifier
import-state-running = En cours
import-state-ended = Fini
import-count-created = { $count ->
    [one] { $count } personne ajoutée
   *[other] { $count } personnes ajoutées
 }
import-count-changed = { $count ->
    [one] { $count } complétée
   *[other] { $count } complétées
 }
import-file-empty = Ce fichier est vide. Vérifiez que la liste est dans la première feuille.
import-file-lines = Ce fichier a plus de 50 000 lignes. Coupez-le en plusieurs.
import-file-columns = Ce fichier a plus de 200 colonnes. Gardez celles des noms et des contacts.
import-file-bomb = Ce fichier se déplie en bien plus que sa taille : il n’est pas lu. Enregistrez la liste en CSV, puis réessayez.
import-file-old-excel = Ce fichier est d’un ancien Excel, ou protégé par un mot de passe. Enregistrez-le en XLSX sans mot de passe, ou en CSV.
import-file-no-table = Ce fichier n’est pas un tableau. Envoyez un CSV ou un XLSX.
import-file-damaged = Ce fichier est abîmé ou incomplet. Ouvrez-le dans votre tableur, enregistrez-le, puis réessayez.

import-columns-title = Que contient chaque colonne ?
import-columns-lead = Nous avons reconnu ce que nous pouvions. Vérifiez le reste ; ce que vous laissez de côté n’est pas lu.
import-columns-save = Voir ce qui sera fait
import-columns-again = Changer ce que contient chaque colonne
import-columns-missing = Il faut un prénom (ou un nom complet), et une adresse e-mail ou un téléphone.
import-no-heading = Colonne { $number }, sans titre
import-sample = Par exemple :
import-unsure = À vérifier
import-field-none = Laisser de côté
import-field-first_name = Prénom
import-field-last_name = Nom
import-field-name = Prénom et nom ensemble
import-field-email = Adresse e-mail
import-field-phone = Téléphone
import-field-commune = Commune
import-field-postal_code = Code postal
import-field-birth_year = Année de naissance
import-field-kind = Bénévole ou service civique
import-field-role = Rôle dans l’association
import-field-languages = Langues
import-field-topics = Thématiques
import-field-vetting_seen = Honorabilité vue le
import-field-vetted_until = Honorabilité jusqu’au
import-twice-first_name = Deux colonnes sont dites « Prénom ». Gardez-en une.
import-twice-last_name = Deux colonnes sont dites « Nom ». Gardez-en une.
import-twice-name = Deux colonnes sont dites « Prénom et nom ensemble ». Gardez-en une.
import-twice-email = Deux colonnes sont dites « Adresse e-mail ». Gardez-en une.
import-twice-commune = Deux colonnes sont dites « Commune ». Gardez-en une.
import-twice-postal_code = Deux colonnes sont dites « Code postal ». Gardez-en une.
import-twice-birth_year = Deux colonnes sont dites « Année de naissance ». Gardez-en une.
import-twice-kind = Deux colonnes sont dites « Bénévole ou service civique ». Gardez-en une.
import-twice-role = Deux colonnes sont dites « Rôle ». Gardez-en une.
import-twice-vetting_seen = Deux colonnes sont dites « Honorabilité vue le ». Gardez-en une.
import-twice-vetted_until = Deux colonnes sont dites « Honorabilité jusqu’au ». Gardez-en une.

import-preview-title = Vérifier avant d’importer
import-preview-lead = Voici ce qui sera fait de { $file }. Rien n’est encore écrit.
import-number-created = À ajouter
import-number-changed = À compléter
import-number-same = Sans changement
import-number-asked = À vous de dire
import-number-left-out = Laissées de côté
import-number-wrong = À corriger
import-lines-title = Ligne par ligne
import-says = Ce qui sera fait
import-says-invite = Sera invité, par e-mail ou sur papier
import-says-create = Sera membre, avec une carte imprimée
import-says-same = Rien ne change
import-says-left-out = Laissé de côté
import-change-last-name = nom ajouté
import-change-phone = téléphone ajouté
import-change-birth-year = année de naissance ajoutée
import-change-vetting = honorabilité notée
import-change-profile = profil commencé
import-change-invitation = invitation corrigée
import-asked-title = Est-ce la même personne ?
import-asked-lead = Sans réponse de votre part, ces lignes sont laissées de côté.
import-asked-more = { $count ->
    [one] Encore une ligne, laissée de côté cette fois. Importez à nouveau le fichier pour y répondre.
   *[other] Encore { $count } lignes, laissées de côté cette fois. Importez à nouveau le fichier pour y répondre.
 }
import-answer = Qui est { $name } ?
import-answer-leave-out = Laisser de côté
import-answer-same = C’est la même personne
import-answer-other = C’est quelqu’un d’autre
import-like-email = Même adresse que { $name }, qui est déjà là
import-like-phone = Même téléphone que { $name }, qui est déjà là
import-like-person = Même nom et même année que { $name }, qui est déjà là
import-like-line-email = Même adresse que la ligne { $line }
import-like-line-phone = Même téléphone que la ligne { $line }
import-like-line-person = Même nom et même année que la ligne { $line }
import-what = Des lignes sont à corriger. Que voulez-vous faire ?
import-what-good = Importer les lignes justes
import-what-all = Tout, ou rien
import-what-all-hint = Rien n’est écrit tant qu’une ligne est fausse.
import-not-all = Des lignes sont à corriger : rien n’a été importé. Corrigez-les, ou importez les lignes justes.
import-nothing = Il n’y a rien à importer : tout est déjà là, ou à corriger.
import-no-mail-yet = Aucun e-mail ne part maintenant. Vous enverrez les invitations ensuite.
import-start = Importer
import-forget = Abandonner, et effacer le fichier
import-column = Colonne
import-wrong-title = Lignes à corriger
import-wrong-download = Télécharger les lignes à corriger
import-progress-title = Import en cours
import-progress = { $percent } % de la liste
import-progress-hint = Vous pouvez fermer cette page : l’import continue.
import-done-title = Import fini
import-see-members = Voir les membres
import-gone = Le fichier est effacé.
import-no-name = Il manque un prénom.
import-formula = Cette cellule est une formule ou une erreur de calcul. Mettez ce qu’elle doit dire.
import-role = Ce rôle n’est pas connu. Écrivez « aide » ou « mentor ».
import-role-coordinator = Ce rôle se donne sur la page de la personne, pas dans un fichier.
import-kind = Écrivez « bénévole » ou « service civique ».
import-birth-year = Cette année de naissance ne peut pas être lue.
import-commune = Cette commune n’est pas connue, ou il y en a plusieurs. Ajoutez le code postal.
import-language = Une de ces langues n’est pas connue.
import-topic = Une de ces thématiques n’est pas connue.
import-day = Cette date ne peut pas être lue. Écrivez-la ainsi : 23/11/2027.
notice-import-forgotten = Le fichier est effacé. Rien n’a été importé.

export-title = Exporter
export-lead = La liste de vos membres, avec leurs contacts. Gardez ce fichier en lieu sûr, et effacez-le ensuite.
export-csv = Télécharger en CSV
export-xlsx = Télécharger pour Excel
invitations-to-mail = { $count ->
    [one] Une invitation attend que vous l’envoyiez.
   *[other] { $count } invitations attendent que vous les envoyiez.
 }
invitations-send = { $count ->
    [one] Envoyer l’invitation
   *[other] Envoyer les { $count } invitations
 }
notice-invitations-sending = Les invitations partent.
