# Ce qui ne va pas dans un document, dit avec sa ligne
document-fault-too-long = Ce texte est trop long (60 000 signes au plus).
document-fault-no-front = Il manque l’en-tête, entre deux lignes « --- », au tout début.
document-fault-unknown-key = L’en-tête ne connaît pas « { $about } ».
document-fault-twice-key = « { $about } » est écrit deux fois dans l’en-tête.
document-fault-missing-key = Il manque « { $about } » dans l’en-tête.
document-fault-long-value = « { $about } » est trop long, ou contient un signe invisible.
document-fault-number = « { $about } » attend un nombre, dans ses limites.
document-fault-date = « { $about } » attend une date, comme 2026-11-22.
document-fault-topic = « { $about } » n’est pas une thématique du catalogue.
document-fault-address = L’adresse du site commence par https://.
document-fault-no-steps = Il manque les étapes : un titre « ## » pour chacune.
document-fault-many-steps = Il y a trop d’étapes (20 au plus).
document-fault-who = Étape « { $about } » : il manque « Qui : … / … / … » (personne, ensemble ou aidant).
document-fault-unknown-part = Ce titre n’a pas sa place ici : « { $about } ».
document-fault-nothing-to-do = Étape « { $about } » : il manque « ### Vous faites ».
document-fault-before-title = Un texte se trouve avant le premier titre.
document-fault-no-before = Il manque « ## Avant de commencer », en premier.
document-fault-draft-line = Une ligne du brouillon s’écrit « - Intitulé : ____ ».
document-fault-no-screens = Il manque au moins un écran, avant « # Quiz ».
document-fault-no-quiz = Il manque les questions, après « # Quiz ».
document-fault-small-pool = Il y a moins de questions que « draw » n’en tire.
document-fault-pass = « pass » ne peut pas dépasser « draw ».
document-fault-not-a-question = Après « # Quiz », chaque titre commence par Question, Plusieurs réponses, Situation ou Ordre.
document-fault-few-choices = « { $about } » : il manque des choix.
document-fault-no-answer = « { $about } » : aucun choix n’est marqué [x].
document-fault-many-answers = « { $about } » : un seul choix peut être marqué [x].
document-fault-no-feedback = « { $about } » : il manque ce que l’on répond, après « > ».
document-fault-nested = Les listes sont trop imbriquées.
document-fault-picture = Cette image n’existe pas : « { $about } ».
document-fault-picture-place = L’image « { $about } » se place seule sur sa ligne, hors des listes et des liens.
document-fault-strange = Cette ligne contient un signe invisible ou qui retourne le texte. Effacez-la et tapez-la de nouveau.
document-fault-slug = Le nom du fichier « { $about } » n’est pas une adresse : a-z, 0-9 et - seulement, 60 signes au plus.
document-fault-not-text = Ce fichier n’est pas un texte en UTF-8.
document-fault-twice-file = Deux fichiers ont le même nom : « { $about } ».
document-fault-picture-file = Cette image ne peut pas être lue, ou son nom n’est pas celui d’une image exportée.
document-fault-ships = « { $about } » est livré avec le programme, qui la garde à jour. Donnez un autre nom au vôtre.

# Pourquoi une fiche ou un module est proposé
learning-why-claimed = pour la demande que vous avez prise
learning-why-wanted-short = des personnes attendent près de chez vous
learning-why-published = nouveau, pour vos thématiques
learning-why-changed = mise à jour pour vos thématiques
learning-why-unsolved = pour ce qui n’a pas été résolu
learning-why-assigned-short = proposé par votre association
learning-why-refresher = à revoir avant la date de fin

mail-learning-subject = À lire cette semaine : { $count } fiches ou modules pour vous
mail-learning =
    Bonjour,

    Voici ce qui peut vous aider à aider, cette semaine :

    { $list }
    Vous pouvez refuser une proposition, ou ne plus recevoir ce message, sur la page :
    { $link }
