# Écrire : la liste
writing-title = Écrire des fiches et des modules
writing-lead = Ce que votre association écrit est lu par ses membres. Ce qui est livré avec Binôme reste pour tous.
writing-new-tutorial = Nouvelle fiche
writing-new-module = Nouveau module
writing-pictures = Vos images
writing-stale = À revoir
writing-stale-lead = Vérifié il y a plus d’un an, ou dans une thématique qui n’existe plus. Relisez chaque étape, puis changez la date « checked ».
writing-dead-topic = La thématique « { $topic } » n’existe plus
writing-checked = vérifié { $when }
writing-ships = livré avec Binôme : ouvrez-le pour en faire une copie à vous
writing-own = À votre association
writing-untitled = Sans titre
writing-tutorial = Fiche
writing-module = Module
writing-version = version { $version }, publiée { $when }
writing-draft = Brouillon
writing-draft-since = Brouillon depuis la version { $version }
writing-published = Publié
writing-none-title = Rien d’écrit encore
writing-none = Commencez une fiche : un modèle vous guide. Ou copiez une fiche livrée, et adaptez-la.
writing-retired = { $count ->
    [one] 1 texte retiré
   *[other] { $count } textes retirés
  }
writing-shared = Livré avec Binôme
writing-shared-lead = Pour tout le monde, à lire seulement. Une copie à vous peut être changée ; l’original reste.
writing-shared-list = { $count ->
    [one] 1 fiche ou module
   *[other] { $count } fiches et modules
  }
writing-copy = Copier pour nous

# Écrire : un texte
writing-is-retired = Retiré
writing-see = Voir la page
writing-slug = Adresse
writing-slug-hint = Des lettres sans accent, des chiffres et des tirets, comme « imprimer-un-document ». Sans réponse, elle est faite du titre.
writing-text = Texte
writing-text-hint = En haut, entre deux lignes « --- », ce que l’on sait du texte. Puis les étapes d’une fiche, ou les écrans d’un module. L’aide est en bas de la page.
writing-keep = Enregistrer le brouillon
writing-publish = Publier
writing-look = Aperçu
writing-publish-hint = Un brouillon n’est lu que par les personnes qui écrivent. À la publication, les aidants concernés sont prévenus.
writing-preview = Aperçu
writing-faults = { $count ->
    [one] 1 point à corriger avant de publier
   *[other] { $count } points à corriger avant de publier
  }
writing-no-faults = Prêt à publier
writing-line = Ligne { $line }
writing-unlocks = Ouvre à qui le réussit :
writing-sheet = Brouillon à imprimer
writing-lines = { $count ->
    [one] 1 ligne
   *[other] { $count } lignes
  }
writing-practice = pour s’exercer
writing-pool = Quiz : { $count } questions écrites, { $draw } tirées au sort, { $pass } justes pour réussir
writing-question-single = Une bonne réponse
writing-question-situation = Situation, une bonne réponse
writing-question-several = Plusieurs bonnes réponses
writing-question-order = À remettre dans l’ordre (ici, le bon)
writing-right = Juste :
writing-wrong = Faux :
writing-help = Comment écrire
writing-help-tutorial = Chaque « ## » est une étape, chaque « ### » une de ses parties : Vous voyez, Vous faites, Si cela bloque. « Qui : » dit qui fait l’étape quand la personne est à l’aise, quand elle hésite, quand elle est perdue : personne, ensemble ou aidant.
writing-help-module = Chaque « ## » est un écran. Après « # Quiz » vient la réserve de questions. « Question » et « Situation » ont une bonne réponse, marquée [x] ; « Plusieurs réponses » en a une ou plus ; « Ordre » est une liste numérotée. Après « > » vient ce que l’on dit à qui a choisi.
writing-help-marks = **gras**, *italique*, [un lien](https://exemple.fr), des listes avec « - » ou « 1. ». Une image est seule sur sa ligne. Le HTML est montré comme du texte.
writing-help-topics = Les thématiques, pour « topics » et « unlocks »
writing-versions = Versions publiées
writing-retire = Retirer
writing-retire-hint = Un texte retiré n’est plus proposé ni trouvé. Ses versions restent, et vous pouvez le remettre.
writing-return = Remettre
notice-writing-kept = Le brouillon est enregistré.
notice-writing-published = C’est publié.
notice-writing-retired = C’est retiré. Les versions restent ici.
notice-writing-returned = C’est de nouveau un brouillon.
notice-writing-restored = L’ancienne version est de nouveau le brouillon. Relisez, puis publiez.

# Écrire : ce qui ne va pas
writing-fault-long = Ce texte dépasse 60 000 signes. Coupez-le en deux textes : ce que vous avez tapé est encore là.
writing-fault-empty = Il manque le texte.
writing-fault-text = Ce n’est pas encore publié : corrigez ce que dit l’aperçu, ligne par ligne. Le brouillon est enregistré.
writing-fault-no-slug = Il manque une adresse, ou un titre dont la faire.
writing-fault-slug = Une adresse a au plus 60 lettres sans accent, chiffres et tirets, comme « imprimer-un-document ».
writing-fault-taken = Votre association a déjà un texte à cette adresse. Choisissez-en une autre.
writing-fault-moved = Quelqu’un a enregistré un autre texte pendant que vous écriviez. Le vôtre est ci-dessous ; rien n’est perdu.
writing-moved-title = Deux personnes ont écrit en même temps
writing-moved = Le texte de l’autre personne est enregistré. Reprenez-en ce qui vous manque. Si vous enregistrez maintenant, votre texte prend sa place.
writing-moved-rows = Ce qui diffère : − dans leur texte, + dans le vôtre
writing-moved-theirs = Leur texte en entier
writing-moved-short = Quelqu’un a enregistré un autre texte entre-temps. Revenez à la page du texte et regardez-le d’abord.
writing-faulty-short = Ce texte ne peut plus être publié tel quel. Ouvrez-le : l’aperçu dit quoi corriger.

# Écrire : une ancienne version
writing-version-number = Version { $version }
writing-version-by = { $when }, par { $name }
writing-version-is-now = C’est le texte d’aujourd’hui.
writing-version-compare = Ce qui a changé depuis
writing-version-legend = − était dans cette version, + est venu depuis.
writing-version-over-draft = Un brouillon est en cours : il sera remplacé par cette version.
writing-version-restore = Reprendre cette version
writing-version-source = Le texte de cette version
writing-row-gone = Retiré :
writing-row-come = Ajouté :
writing-row-skipped = Lignes sans changement

# Images
writing-pictures-lead = Pour vos fiches et vos modules. Elles sont réduites, et ce qu’un appareil y cache (lieu, date, nom) est effacé. Les membres de votre association les voient.
writing-pictures-tab = Vos images (nouvel onglet)
writing-picture-add = Ajouter une image
writing-picture = Une image
writing-picture-hint = PNG, JPEG ou WebP, { $most } Mo au plus. Pas de visage ni de nom de personne aidée.
writing-picture-send = Envoyer l’image
writing-pictures-sent = Images envoyées
writing-picture-number = Image { $number }
writing-picture-facts = { $size } Ko, envoyée { $when }
writing-picture-copy = Copier la ligne
writing-picture-copied = Ligne copiée
writing-picture-erase = Effacer
picture-alt = ce que l’image montre
picture-fault-empty = Choisissez une image.
picture-fault-not-one = Ce fichier n’est pas une image PNG, JPEG ou WebP que l’on peut lire.
picture-fault-too-large = Cette image a trop de pixels. Réduisez-la, ou prenez-en une capture.
picture-fault-full = Votre association a déjà 1 000 images. Effacez celles qui ne servent plus.
picture-fault-sending = L’image n’est pas arrivée. Elle est peut-être trop lourde : réduisez-la et recommencez.
notice-picture-kept = L’image est là. Copiez sa ligne dans votre texte.
notice-picture-erased = L’image est effacée.

# Fichiers
writing-files = Fichiers
writing-files-lead = Vos textes peuvent venir de fichiers, et en redevenir : pour les garder, ou les donner à une autre association.
writing-files-file = Un fichier
writing-files-hint = Un zip avec des dossiers « tutorials », « modules » et « pictures », ou un seul texte en .md. Tout entre et se publie, ou rien s’il y a une faute.
writing-files-folder = Un texte seul est
writing-files-send = Faire entrer
writing-files-out = Tout reprendre en fichiers
writing-files-out-lead = Ce que votre association a publié, avec ses images, dans un zip.
writing-files-get = Télécharger le zip
writing-files-wrong-list = Ce qui ne va pas
writing-files-empty = Choisissez un fichier.
writing-files-none = Il n’y a ni fiche ni module dans ce fichier : les textes vont dans « tutorials » ou « modules », et finissent par .md.
writing-files-no-zip = Ce fichier n’est ni un texte .md ni un zip que l’on peut lire.
writing-files-lead-out = Ce zip contient un fichier qui veut sortir de son dossier. Rien n’est entré.
writing-files-large = Ce zip contient trop de fichiers, ou de trop grands.
writing-files-wrong = Rien n’est entré : corrigez d’abord ce qui est dit ci-dessous.
notice-writing-imported = Les fichiers sont entrés, et publiés.
refusal-writing-same = Ces fichiers étaient déjà là. Rien n’a changé.
