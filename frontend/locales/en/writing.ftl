# Writing: the list
writing-title = Write tutorials and modules
writing-lead = What your association writes is read by its members. What ships with Binôme stays for everybody.
writing-new-tutorial = New tutorial
writing-new-module = New module
writing-pictures = Your pictures
writing-stale = To look at again
writing-stale-lead = Checked more than a year ago, or about a topic that no longer exists. Read every step again, then change the “checked” date.
writing-dead-topic = The topic “{ $topic }” no longer exists
writing-checked = checked { $when }
writing-ships = ships with Binôme: open it to make a copy of your own
writing-own = Your association’s
writing-untitled = Untitled
writing-tutorial = Tutorial
writing-module = Module
writing-version = version { $version }, published { $when }
writing-draft = Draft
writing-draft-since = A draft since version { $version }
writing-published = Published
writing-none-title = Nothing written yet
writing-none = Begin a tutorial: a model guides you. Or copy one that ships, and adapt it.
writing-retired = { $count ->
    [one] 1 retired text
   *[other] { $count } retired texts
  }
writing-shared = Ships with Binôme
writing-shared-lead = For everybody, to read only. A copy of your own can be changed; the original stays.
writing-shared-list = { $count ->
    [one] 1 tutorial or module
   *[other] { $count } tutorials and modules
  }
writing-copy = Copy as ours

# Writing: a text
writing-is-retired = Retired
writing-see = See the page
writing-slug = Address
writing-slug-hint = Letters without accents, digits and hyphens, like “print-a-document”. Without an answer, it is made from the title.
writing-text = Text
writing-text-hint = At the top, between two lines of “---”, what is known of it. Then the steps of a tutorial, or the screens of a module. Help is at the bottom of the page.
writing-keep = Save the draft
writing-publish = Publish
writing-look = Preview
writing-publish-hint = A draft is read only by those who write. When it is published, the helpers concerned are told.
writing-preview = Preview
writing-faults = { $count ->
    [one] 1 thing to correct before publishing
   *[other] { $count } things to correct before publishing
  }
writing-no-faults = Ready to publish
writing-line = Line { $line }
writing-unlocks = Opens to whoever passes:
writing-sheet = A sheet to print
writing-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
  }
writing-practice = for practice
writing-pool = Quiz: { $count } questions written, { $draw } drawn, { $pass } right to pass
writing-question-single = One right answer
writing-question-situation = A situation, one right answer
writing-question-several = Several right answers
writing-question-order = To put in order (here, the right one)
writing-right = Right:
writing-wrong = Wrong:
writing-help = How to write
writing-help-tutorial = Each “##” is a step, each “###” one of its parts: What you see, What you do, If it does not work. “Who:” says who does the step when the person is at ease, hesitates, is lost: asker, together or helper.
writing-help-module = Each “##” is a screen. After “# Quiz” comes the pool of questions. “Question” and “Situation” have one right answer, marked [x]; “Several answers” has one or more; “Order” is a numbered list. After “>” comes what is said to whoever chose.
writing-help-marks = **bold**, *italic*, [a link](https://example.org), lists with “-” or “1.”. A picture stands alone on its line. HTML is shown as text.
writing-help-topics = The topics, for “topics” and “unlocks”
writing-versions = Published versions
writing-retire = Retire
writing-retire-hint = Once retired, it is no longer proposed or found. Its versions stay, and you can put it back.
writing-return = Put it back
notice-writing-kept = The draft is saved.
notice-writing-published = It is published.
notice-writing-retired = It is retired. Its versions stay here.
notice-writing-returned = It is a draft again.
notice-writing-restored = The earlier version is the draft again. Read it, then publish.

# Writing: what is wrong
writing-fault-long = This text has more than 60,000 characters. Cut it into two: what you typed is still here.
writing-fault-empty = The text is missing.
writing-fault-text = It is not published yet: correct what the preview says, line by line. The draft is saved.
writing-fault-no-slug = An address is missing, or a title to make it from.
writing-fault-slug = An address has at most 60 letters without accents, digits and hyphens, like “print-a-document”.
writing-fault-taken = Your association has a text at this address already. Choose another.
writing-fault-moved = Somebody saved another text while you were writing. Yours is below; nothing is lost.
writing-moved-title = Two people wrote at the same time
writing-moved = The other person’s text is saved. Take from it what you lack. If you save now, your text takes its place.
writing-moved-rows = What differs: − in their text, + in yours
writing-moved-theirs = Their whole text
writing-moved-short = Somebody saved another text meanwhile. Go back to the text’s page and look at it first.
writing-faulty-short = This text can no longer be published as it is. Open it: the preview says what to correct.

# Writing: an earlier version
writing-version-number = Version { $version }
writing-version-by = { $when }, by { $name }
writing-version-is-now = This is the text of today.
writing-version-compare = What has changed since
writing-version-legend = − was in this version, + has come since.
writing-version-over-draft = A draft is being written: this version will take its place.
writing-version-restore = Take this version up again
writing-version-source = The text of this version
writing-row-gone = Removed:
writing-row-come = Added:
writing-row-skipped = Lines without a change

# Pictures
writing-pictures-lead = For your tutorials and modules. They are made smaller, and what a camera hides in them (place, date, name) is erased. Members of your association see them.
writing-pictures-tab = Your pictures (new tab)
writing-picture-add = Add a picture
writing-picture = A picture
writing-picture-hint = PNG, JPEG or WebP, { $most } MB at most. No face and no name of anybody who was helped.
writing-picture-send = Send the picture
writing-pictures-sent = Pictures sent
writing-picture-number = Picture { $number }
writing-picture-facts = { $size } KB, sent { $when }
writing-picture-copy = Copy the line
writing-picture-copied = Line copied
writing-picture-erase = Erase
picture-alt = what the picture shows
picture-fault-empty = Choose a picture.
picture-fault-not-one = This file is no PNG, JPEG or WebP picture that can be read.
picture-fault-too-large = This picture has too many pixels. Make it smaller, or take a screenshot of it.
picture-fault-full = Your association has 1,000 pictures already. Erase those that no longer serve.
picture-fault-sending = The picture did not arrive. Perhaps it is too heavy: make it smaller and try again.
notice-picture-kept = The picture is here. Copy its line into your text.
notice-picture-erased = The picture is erased.

# Files
writing-files = Files
writing-files-lead = Your texts can come from files, and become files again: to keep them, or give them to another association.
writing-files-file = A file
writing-files-hint = A zip with folders “tutorials”, “modules” and “pictures”, or one text in .md. Everything comes in and is published, or nothing if there is a fault.
writing-files-folder = A text alone is a
writing-files-send = Bring in
writing-files-out = Take everything out as files
writing-files-out-lead = What your association published, with its pictures, in a zip.
writing-files-get = Download the zip
writing-files-wrong-list = What is wrong
writing-files-empty = Choose a file.
writing-files-none = There is no tutorial or module in this file: texts stand in “tutorials” or “modules”, and end in .md.
writing-files-no-zip = This file is neither a .md text nor a zip that can be read.
writing-files-lead-out = This zip holds a file that leads out of its folder. Nothing came in.
writing-files-large = This zip holds too many files, or too large ones.
writing-files-wrong = Nothing came in: first correct what is said below.
notice-writing-imported = The files came in, and are published.
refusal-writing-same = These files were here already. Nothing changed.
