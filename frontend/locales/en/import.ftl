# Bringing a roster in from a file
import-title = Import a list
import-lead = Send the list of your members, as you keep it. Nothing is written before you have seen everything.
import-file = Your file
import-file-hint = CSV or Excel (XLSX), { $most } MB at most. Columns may be in any order.
import-read = Read the file
import-kept = The file is deleted as soon as the import ends, and after one day at the latest.
import-before = Earlier imports
import-state-read = To be checked
import-state-running = Running
import-state-ended = Done
import-count-created = { $count ->
    [one] { $count } person added
   *[other] { $count } people added
 }
import-count-changed = { $count ->
    [one] { $count } completed
   *[other] { $count } completed
 }
import-file-empty = This file is empty. Check that the list is on its first sheet.
import-file-lines = This file has more than 50,000 lines. Cut it into several.
import-file-columns = This file has more than 200 columns. Keep those of names and contacts.
import-file-bomb = This file unpacks to far more than its size: it is not read. Save the list as CSV, then try again.
import-file-old-excel = This file is from an old Excel, or locked with a password. Save it as XLSX without a password, or as CSV.
import-file-no-table = This file is no table. Send a CSV or an XLSX.
import-file-damaged = This file is damaged or incomplete. Open it in your spreadsheet, save it, then try again.

import-columns-title = What does each column hold?
import-columns-lead = We recognised what we could. Check the rest; what you leave out is not read.
import-columns-save = See what will be done
import-columns-again = Change what each column holds
import-columns-missing = A first name (or a full name) is needed, and an e-mail address or a telephone.
import-no-heading = Column { $number }, without a heading
import-sample = For example:
import-unsure = To be checked
import-field-none = Leave out
import-field-first_name = First name
import-field-last_name = Last name
import-field-name = First and last name together
import-field-email = E-mail address
import-field-phone = Telephone
import-field-commune = Commune
import-field-postal_code = Postal code
import-field-birth_year = Year of birth
import-field-kind = Volunteer or civic service
import-field-role = Role in the association
import-field-languages = Languages
import-field-topics = Topics
import-field-vetting_seen = Vetting seen on
import-field-vetted_until = Vetted until
import-twice-first_name = Two columns are said to be the first name. Keep one.
import-twice-last_name = Two columns are said to be the last name. Keep one.
import-twice-name = Two columns are said to be the full name. Keep one.
import-twice-email = Two columns are said to be the e-mail address. Keep one.
import-twice-commune = Two columns are said to be the commune. Keep one.
import-twice-postal_code = Two columns are said to be the postal code. Keep one.
import-twice-birth_year = Two columns are said to be the year of birth. Keep one.
import-twice-kind = Two columns are said to be the kind of helper. Keep one.
import-twice-role = Two columns are said to be the role. Keep one.
import-twice-vetting_seen = Two columns are said to be the day on which the vetting was seen. Keep one.
import-twice-vetted_until = Two columns are said to be the end of the vetting. Keep one.

import-preview-title = Check before you import
import-preview-lead = This is what will be done with { $file }. Nothing is written yet.
import-number-created = To add
import-number-changed = To complete
import-number-same = Unchanged
import-number-asked = For you to say
import-number-left-out = Left out
import-number-wrong = To correct
import-lines-title = Line by line
import-says = What will be done
import-says-invite = Will be invited, by mail or on paper
import-says-create = Will be a member, with a printed card
import-says-same = Nothing changes
import-says-left-out = Left out
import-change-last-name = last name added
import-change-phone = telephone added
import-change-birth-year = year of birth added
import-change-vetting = vetting noted
import-change-profile = profile begun
import-change-invitation = invitation corrected
import-asked-title = Is it the same person?
import-asked-lead = Without your answer, these lines are left out.
import-asked-more = { $count ->
    [one] One more line, left out this time. Import the file again to answer it.
   *[other] { $count } more lines, left out this time. Import the file again to answer them.
 }
import-answer = Who is { $name }?
import-answer-leave-out = Leave out
import-answer-same = It is the same person
import-answer-other = It is somebody else
import-like-email = Same address as { $name }, who is here already
import-like-phone = Same telephone as { $name }, who is here already
import-like-person = Same name and same year as { $name }, who is here already
import-like-line-email = Same address as line { $line }
import-like-line-phone = Same telephone as line { $line }
import-like-line-person = Same name and same year as line { $line }
import-what = Some lines are wrong. What would you like to do?
import-what-good = Import the good lines
import-what-all = All or nothing
import-what-all-hint = Nothing is written as long as one line is wrong.
import-not-all = Some lines are wrong: nothing was imported. Correct them, or import the good lines.
import-nothing = There is nothing to import: everything is here already, or to be corrected.
import-no-mail-yet = No mail leaves now. You will send the invitations afterwards.
import-start = Import
import-forget = Give up, and delete the file
import-column = Column
import-wrong-title = Lines to correct
import-wrong-download = Download the lines to correct
import-progress-title = Import under way
import-progress = { $percent }% of the list
import-progress-hint = You may close this page: the import goes on.
import-done-title = Import done
import-see-members = See the members
import-gone = The file is deleted.
import-no-name = A first name is missing.
import-formula = This cell is a formula or an error. Put what it should say.
import-role = This role is not known. Write “helper” or “mentor”.
import-role-coordinator = This role is given on the person’s page, not in a file.
import-kind = Write “volunteer” or “civic service”.
import-birth-year = This year of birth cannot be read.
import-commune = This commune is not known, or there are several. Add the postal code.
import-language = One of these languages is not known.
import-topic = One of these topics is not known.
import-day = This date cannot be read. Write it like this: 23/11/2027.
notice-import-forgotten = The file is deleted. Nothing was imported.

export-title = Export
export-lead = The list of your members, with their contacts. Keep this file in a safe place, and delete it afterwards.
export-csv = Download as CSV
export-xlsx = Download for Excel
invitations-to-mail = { $count ->
    [one] One invitation waits for you to send it.
   *[other] { $count } invitations wait for you to send them.
 }
invitations-send = { $count ->
    [one] Send the invitation
   *[other] Send the { $count } invitations
 }
notice-invitations-sending = The invitations are on their way.
