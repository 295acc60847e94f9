//! What people type for each tile, folded: lower case, no accent, no sign. A `*` marks a word that names many things
//! ("dossier"): it helps, and gives way to a precise one. Words of one phrase may come in any order.

/// The slug of a tile, and its phrases separated by commas.
pub(super) static WORDS: &[(&str, &str)] = &[
    (
        "emploi",
        "france travail, pole emploi, actualisation, actualiser, emploi, chomage, chomeur, demandeur emploi, \
         inscription france travail, conseiller*, are, allocation chomage, indemnisation, travail*, boulot*, \
         job seeker, unemployment, job, job centre, update my situation, mission locale, contrat engagement",
    ),
    (
        "caf",
        "caf, allocation familiale, rsa, prime activite, aah, allocation, msa, revenu solidarite, ressources*, \
         declaration trimestrielle, quotient familial, complement libre choix, paje, welfare, benefits, allowance",
    ),
    (
        "impots",
        "impot, declaration impot, declaration revenu, declarer revenu, avis imposition, taxe fonciere, taxe habitation, \
         fisc, fiscal, prelevement source, tresor public, amende, timbre fiscal, tax, taxes, tax return, income*, revenu*",
    ),
    (
        "sante",
        "ameli, carte vitale, secu, securite sociale, doctolib, rendez vous medecin, medecin, mutuelle, css, cmu, sante, \
         mon espace sante, docteur, hopital, arret maladie, remboursement soins, ordonnance, assurance maladie, cpam, \
         doctor, health, health insurance, appointment*",
    ),
    (
        "papiers",
        "carte identite, piece identite, papier identite, passeport, cni, ants, france titres, acte naissance, etat civil, \
         carte electorale, liste electorale, election, vote, voter, procuration, recensement, papier*, mairie*, \
         passport, identity card, id card, birth certificate",
    ),
    (
        "mot-de-passe",
        "mot passe, mot passe perdu, mot passe oublie, mdp, code oublie, identifiant, connexion*, connecter*, compte bloque, \
         compte*, code sms, double authentification, perdu*, oublie*, bloque*, password, forgot password, lost password, \
         france connect, franceconnect, log in, login, locked out",
    ),
    (
        "email",
        "mail, email, courriel, adresse mail, boite mail, messagerie, gmail, outlook, laposte, hotmail, piece jointe, \
         envoyer mail, spam, indesirable, inbox, attachment",
    ),
    (
        "telephone",
        "telephone, portable, smartphone, tablette, iphone, android, samsung, ipad, ordinateur*, regler telephone, \
         nouveau telephone, contact telephone, sonnerie, clavier, souris, installer application, appli*, application*, \
         imprimante, imprimer, impression, scanner, phone, tablet, mobile, computer*, printer, print",
    ),
    (
        "logement",
        "logement, apl, aide logement, hlm, logement social, demande logement, loyer, locataire, proprietaire, bail, \
         edf, electricite, gaz, facture electricite, cheque energie, demenagement, demenager, maprimerenov, visale, action logement, \
         housing, rent, electricity, moving",
    ),
    (
        "retraite",
        "retraite, pension, carsat, agirc arrco, info retraite, releve carriere, reversion, aspa, minimum vieillesse, \
         retirement, pensioner, cnav",
    ),
    (
        "autre-demarche",
        "demarche, dossier*, formulaire, administratif, administration, service public, courrier*, attestation*, form*, \
         paperwork, aide sociale, remplir*, france services",
    ),
    (
        "cv",
        "cv, curriculum, lettre motivation, candidature, postuler, recherche emploi, chercher travail, trouver travail, \
         offre emploi, entretien embauche, linkedin, indeed, interim, resume, cover letter, apply job, find job",
    ),
    (
        "internet",
        "internet, wifi, wi fi, box, reseau*, navigateur, google, recherche internet, site*, chrome, firefox, \
         connexion internet, cookies, 4g, 5g, fibre, gps, itineraire, web, browser",
    ),
    (
        "panne",
        "panne, marche plus, marche pas, fonctionne plus, fonctionne pas, casse, ecran noir, lent, ralenti, mise jour, \
         demarre plus, allume plus, reparer, reparation, ordinateur lent, batterie, memoire pleine, broken, slow, repair, not working, \
         update computer",
    ),
    (
        "arnaque",
        "arnaque, virus, pirate, piratage, hameconnage, phishing, faux message, faux sms, faux conseiller, escroquerie, antivirus, \
         securite*, fraude, vol donnees, scam, hacked, virus computer",
    ),
    (
        "achats",
        "banque, virement, achat, acheter, acheter internet, commande, colis, livraison, leboncoin, vinted, amazon, paypal, carte bancaire, \
         paiement, payer, vendre, application banque, rib, bank, shopping, buy, payment, parcel",
    ),
    (
        "reseaux",
        "whatsapp, watsap, facebook, messenger, instagram, tiktok, snapchat, skype, zoom, visio, video appel, appel video, teams, \
         reseaux sociaux, youtube, signal, social media, video call",
    ),
    (
        "photos",
        "photo, video*, transferer photo, sauvegarde, sauvegarder, cloud, drive, icloud, cle usb, stockage, fichier, \
         ranger*, telecharger, numeriser, musique, pictures, backup, files, download",
    ),
    (
        "documents",
        "word, excel, traitement texte, tableur, libreoffice, pdf, powerpoint, document*, ecrire lettre, taper texte, \
         bureautique, spreadsheet, write letter",
    ),
    (
        "permis",
        "permis, permis conduire, carte grise, immatriculation, point permis, crit air, critair, sncf, train, billet train, \
         covoiturage, blablacar, transport, bus, vignette, controle technique, driving licence, car registration, train ticket",
    ),
    (
        "famille",
        "cantine, creche, garderie, centre aere, inscription scolaire, inscrire enfant, portail famille, bourse, naissance*, mariage, pacs, divorce, \
         livret famille, pension alimentaire, nursery, school meals, scholarship, enrol child",
    ),
    (
        "ecole",
        "pronote, ecole directe, ent, college, lycee, ecole, devoir, parcoursup, educonnect, cours ligne, etudiant, universite, \
         school, homework, student",
    ),
    (
        "enfants-ecrans",
        "controle parental, ecran enfant, jeux video, temps ecran, enfant*, ado, harcelement ligne, parental control, screen time, children",
    ),
    (
        "handicap",
        "mdph, handicap, apa, autonomie, aide domicile, allocation autonomie, invalidite, aidant, carte mobilite inclusion, ehpad, \
         disability, carer",
    ),
    (
        "formation",
        "formation, cpf, compte formation, moncompteformation, vae, apprentissage, alternance, stage, bulletin salaire, fiche paie, \
         contrat travail, conge, training, apprenticeship, payslip",
    ),
    (
        "sejour",
        "titre sejour, sejour, prefecture, anef, naturalisation, nationalite, visa, asile, recepisse, etranger, ofii, \
         residence permit, asylum, immigration, citizenship",
    ),
    (
        "argent",
        "surendettement, dette, budget, assurance, credit, pret, epargne, livret, banque france, resilier, \
         abonnement, debt, loan, insurance, savings, money*, argent*",
    ),
    (
        "justice",
        "justice, tribunal, avocat, plainte, porter plainte, aide juridictionnelle, casier judiciaire, huissier, \
         litige, court, lawyer, complaint, police",
    ),
    (
        "loisirs",
        "loisir, sport, culture, pass culture, pass sport, bibliotheque, mediatheque, vacances, cheque vacances, billet spectacle, \
         permis peche, permis chasse, licence sport, leisure, library, holiday",
    ),
    ("association", "association, benevolat, helloasso, compte asso, creer association, subvention, loi 1901, charity, volunteering"),
    (
        "entreprise",
        "entreprise, auto entrepreneur, micro entrepreneur, autoentrepreneur, urssaf, siret, creer entreprise, facture client, \
         independant, business, self employed, company",
    ),
    ("intelligence-artificielle", "ia, intelligence artificielle, chatgpt, chat gpt, gemini, mistral, copilot, artificial intelligence"),
    (
        "creer",
        "montage video, dessin, blog, site web, creer site, affiche, canva, imprimante 3d, programmer, code informatique, \
         retouche photo, podcast, website, poster, drawing",
    ),
    (
        "comprendre",
        "fausse information, fake news, culture numerique, vocabulaire informatique, comprendre internet, donnees personnelles, rgpd, \
         privacy, misinformation",
    ),
    (
        "debuter",
        "debuter, debutant, apprendre, commencer, rien comprendre, informatique, cours informatique, niveau, initiation, pix, \
         numerique, beginner, learn, start",
    ),
];
