# Refusals: what is wrong (the message) and what to do about it (.detail). Spoken by the server.

problem-bad-request = The request is not complete or not correct
    .detail = Look at “{ $where }” ({ $what }) and send it again. Nothing was saved.
problem-not-json = This kind of content is not accepted here
    .detail = Send it in the form this page offers, or as JSON.
problem-too-large = This is too large
    .detail = At most { $limit } bytes can be sent here. Send less, or in several parts.
problem-too-deep = The content is nested too deeply
    .detail = Nothing this product sends looks like this. Nothing was saved.
problem-not-found = There is nothing at this address
    .detail = Look for a typing mistake in the address, or start again from the first page.
problem-wrong-method = This cannot be done here
    .detail = The address exists, but for another kind of request. The description of the API says which.
problem-sign-in-first = Sign in first
    .detail = You are not signed in, or have been away too long. Sign in and try again. What you typed on this page is still here.
problem-wrong-sign-in = The name or the passphrase is not right
    .detail = Check both and try again. If you have forgotten your passphrase, ask an administrator for a new one.
problem-wrong-factor = That did not prove who you are
    .detail = A code is good for half a minute and once only: wait for the next one. A word on paper is good once. A passkey works only at the address it was made at.
problem-wrong-passphrase = The present passphrase is not right
    .detail = Nothing was changed. Type it once more. If you have forgotten it, ask an administrator for a new one.
problem-second-factor-needed = One step is still missing
    .detail = Your passphrase alone opens nothing. Show your second proof, or set one up, on the page for signing in.
problem-fresh-factor-needed = Prove once more that it is you
    .detail = What you want to do is grave, and you proved who you are more than five minutes ago.
problem-last-factor = This is the last proof you have
    .detail = Set up another one first. Then this one can be taken away.
problem-offer-unfit = This was begun too long ago
    .detail = Nothing was changed. Begin again.
problem-foreign-origin = This request came from another website
    .detail = Open this product at its own address and try again there.
problem-not-yours = You may not do this
    .detail = Your role does not include it. If you need it for your work, ask an administrator.
problem-link-is-used = This link no longer works
    .detail = It has been used, or the server has been started again since. The newest link is printed where the server was started; once somebody has an account, sign in instead.
problem-card-is-used = This card has been used or withdrawn
    .detail = A card enrols one tablet once. Ask your coordinator for a new card.
problem-card-unknown = No card has this code and these words
    .detail = Compare the code and the words with the card, letter by letter. Capital letters, spaces and dashes do not matter.
problem-ticket-unfit = This tablet is not let in again
    .detail = Its card was withdrawn, or its ticket is not from this office. Everything on the tablet is kept. Ask your coordinator for a new card.
problem-name-is-taken = Somebody already has this name
    .detail = Choose a name that differs in more than capital letters or spaces.
problem-passphrase-too-short = The passphrase is too short
    .detail = Use at least { $least } characters. Four or five words that do not belong together are easy to remember. Any script is welcome, and spaces count.
problem-passphrase-too-common = The passphrase is too easy to guess
    .detail = It repeats itself, follows the keyboard, or is one that many people use. Choose four or five words that do not belong together.
problem-second-person-needed = A second person has to agree first
    .detail = Ask for it on the page “Waiting for a second person”. Once somebody else has agreed, do it within a day of asking. Each agreement counts once.
problem-request-not-open = This request is no longer open
    .detail = It was agreed to, refused, used, or is older than a day. Load the page again. You cannot agree to what you asked for yourself.
problem-quiet-days = Nothing leaves while monitors are on their way
    .detail = Exports and results are open again from { $until }. Until then they would tell where monitors are.
problem-release-not-now = This release cannot be made now
    .detail = A preliminary release can be made from the close of the poll until the quiet days are over, a final one from { $from }.
problem-release-exists = There is a preliminary release already
    .detail = A second one would differ from it by what came in between, and so tell where monitors are. The next one is final.
problem-release-too-few = Too few stations have come in for a preliminary release
    .detail = It needs { $stations } stations and { $monitors } monitors, so that no number points at anybody. Wait, or make the final release after the quiet days.
problem-release-is-preliminary = A preliminary release holds no single station
    .detail = Take its numbers or its recommendations, or wait for the final release.
problem-release-withdrawn = This release was withdrawn
    .detail = It is given out no more. Its number and its checksum stay. Take the newest release.
problem-report-not-made = This file of the report could not be made
    .detail = It took too long or too much memory. Take the web page (HTML), which always works, or try again when the machine has less to do.
problem-ended = This was kept until { $on }, and is removed since
    .detail = Facts and numbers stay. What people wrote, said and photographed is not kept longer than its day, also not in backups.
problem-is-held = A legal hold stands on it
    .detail = Nothing of it may end until two people have lifted the hold.
problem-kept-inside = What people did is not shown station by station
    .detail = It stands in the tables, for many stations together.
problem-last-administrator = There must be at least one administrator
    .detail = Make somebody else an administrator first.
problem-too-many-tries = Too many tries
    .detail = Wait { $waitSeconds } seconds, then try again.
problem-unknown-station = The register has no station { $station }
    .detail = Check the code. If the station is new, ask the office to import the current station list.
problem-unknown-campaign = This campaign does not exist here
    .detail = Ask your coordinator which campaign your tablet belongs to.
problem-unknown-checklist = The checklist { $id } { $version } is not published here
    .detail = Publish it first, or choose a published version.
problem-not-sealed = Only sealed photos are taken in
    .detail = The tablet seals a photo before it sends it. Take the photo in the app, and send it from there.
problem-photo-not-expected = Nothing from this tablet names this photo
    .detail = Send what it belongs to first. Only photos that are named there are kept.
problem-photo-hash-differs = The photo did not arrive as it was sent
    .detail = Send it again from its beginning.
problem-photo-part-differs = This part of the photo did not arrive as it was sent
    .detail = What came before it is kept. Send this part again.
problem-photo-offset = Another part of the photo comes next
    .detail = The office has its first { $offset } bytes. Go on from there.
problem-packets-unreadable = This is no whole piece of a file that a tablet saved
    .detail = Nothing of it was taken in. Save the file again on the tablet, or copy it again, and choose it once more.
problem-list-unreadable = The list cannot be read
    .detail = What is wrong: { $what }. Save the list again as CSV (UTF-8) or XLSX.
problem-people-list-has-errors = { $errors ->
        [one] One thing in the list has to be put right
       *[other] { $errors } things in the list have to be put right
    }
    .detail = Nothing was made. Try the list again: it names each line. Correct the file, and bring it in once more.
problem-register-has-ended = The register of this campaign has ended
    .detail = Its key is gone, so nothing about people can be kept any more. Cards without names can still be made.
problem-boundaries-unreadable = These boundaries cannot be used
    .detail = { $what ->
        [no-features] The file holds no features. Choose a GeoJSON file with a collection of features.
        [no-codes] No property of the features holds codes of areas that are known here.
        [too-many-features] There are too many features in it.
        [too-many-corners] Its outlines have too many corners. Simplify them first.
       *[other] The file is no readable GeoJSON: { $what }.
    }
problem-list-has-errors = { $errors ->
        [one] One line of the list has an error
       *[other] { $errors } lines of the list have errors
    }
    .detail = Correct them in the file and try it again, or decide to import the list without these lines.
problem-import-not-open = This import has been dealt with already
    .detail = Load the page again to see how it stands.
problem-import-in-use = This import cannot be undone any more
    .detail = { $visits ->
        [one] One visit was
       *[other] { $visits } visits were
    } made to its stations. Import a corrected list instead.
problem-monitor-is-revoked = Monitor { $code } was revoked
    .detail = Its card and its tablet go nowhere any more. Give the stations to another monitor.
problem-plan-has-changed = Somebody else changed this plan meanwhile
    .detail = Nothing of your change was kept. The page shows how the plan stands now. Look at it, and change it again if it is still needed.
problem-whole-plan-has-changed = Somebody changed the plan since this list was looked at
    .detail = Nothing was changed by the list. Look at it once more to see what it would change now.
problem-plan-list-has-errors = { $errors ->
        [one] One thing in the list has to be put right
       *[other] { $errors } things in the list have to be put right
    }
    .detail = Nothing was changed. Look at the list again: each line is named. Correct the file, and bring it in once more.
problem-sample-is-empty = There is no station to draw from
    .detail = The register has no station in this area. Choose another area, or import the list of stations first.
problem-paper-for-nobody = Nobody goes to these stations
    .detail = Forms are made for stations that somebody has in the plan. Give the stations to a monitor first.
problem-paper-too-many = These are { $forms } forms, more than { $most } at once
    .detail = No form was made. Choose a smaller area, or one monitor after the other.
problem-paper-moved-on = This form has been worked on in another window meanwhile
    .detail = Nothing of this was kept. Open the form again to see how it stands.
problem-paper-by-others = Two others are keying this form
    .detail = Every form is keyed in twice, by two people. Take another one; what is left unfinished for 12 hours, you may key in instead.
problem-paper-is-taken-in = This form is a visit already
    .detail = A form is keyed in once for all. Check the number: it may be a sheet that somebody else has keyed.
problem-paper-has-faults = { $faults ->
        [one] One answer cannot stay as it is
       *[other] { $faults } answers cannot stay as they are
    }
    .detail = What was keyed is kept. Look at the lines that are marked, and at the paper.
problem-checklist-has-faults = The checklist has faults
    .detail = Number of faults: { $faults }. Correct all of them in the files of the checklist, then publish it.
problem-draft-moved-on = Somebody has edited this draft meanwhile
    .detail = Look at what stands there now, then keep yours or leave it. What you typed is still there.
problem-draft-is-published = This draft has been published as version { $version }
    .detail = A published version never changes. Begin a new draft from it.
problem-edit-unfit = The edit does not fit the draft
    .detail = What is wrong: { $what }. A number needs sources; one without a norm needs a source or a reason.
problem-form-unreadable = The XLSForm cannot be read
    .detail = What is wrong: { $what }. Save it again as XLSX, without a password.
problem-form-has-errors = { $errors ->
        [one] One thing in the form has to be put right
       *[other] { $errors } things in the form have to be put right
    }
    .detail = Nothing was published. Try the form again: it names each sheet, row and column. Correct the file, and try it once more.
problem-version-exists = Version { $version } has been published with other contents
    .detail = A published version never changes. Give the checklist a new version and publish that.
problem-review-moved-on =
    { $moved ->
        [one] This visit has changed since you looked at it
       *[other] { $moved } visits have changed since you looked at them
    }
    .detail = Somebody else decided, or a correction came. Nothing was changed by you. Look again, then decide.
problem-review-step-unfit = This step cannot be taken from here
    .detail = A visit is checked before it is final, and whoever is asked has to learn why. Nothing was changed.
problem-record-moved-on = Somebody else has changed this recommendation
    .detail = Nothing of yours was changed. Look at how it stands now, and then decide. What you wrote is still here.
problem-record-is-carried-on = This recommendation goes on in a later campaign
    .detail = Choose that campaign, and change it there. Nothing was changed.
problem-record-step-unfit = This step cannot be taken from here
    .detail =
        { $what ->
            [reason-missing] Whoever overrules a recommendation says why. Nothing was changed.
            [answer-missing] Write down what the body answered. Nothing was changed.
            [day-ahead] The day is still to come. Nothing was changed.
            [text-missing] Write the text in one language at least. Nothing was changed.
            [receiver-missing] Choose the body it was handed to. Nothing was changed.
            [receiver-not-there] This body is not in office on that day. Choose whoever stands in for it. Nothing was changed.
           *[other] From the state it is in, nothing leads there. Nothing was changed.
        }
problem-gathering-moved-on = Something has come in since you looked
    .detail = Look once more at what gathering would add and change, and then do it. Nothing was changed.
problem-server-busy = The server is very busy
    .detail = Nothing is lost. Try again in { $waitSeconds } seconds; a tablet does so by itself.
problem-sends-too-often = This tablet is sending very much at once
    .detail = Nothing is lost. It waits { $waitSeconds } seconds and goes on by itself.
problem-photo-share-is-used = This tablet has sent all the photos that there is room for now
    .detail = Nothing is lost, and answers are still taken in. The next photo goes by itself in { $waitSeconds } seconds.
problem-disk-full = There is no room left on the server’s disk
    .detail = Nothing is lost: a tablet keeps what it has and tries again in { $waitSeconds } seconds. Tell whoever looks after the server to make room.
problem-server-fault = Something went wrong in the server
    .detail = This is not your fault. Try again; if it happens again, tell whoever looks after the server at what time it happened.

# What the server prints where it was started.

server-yes = Yes
server-no = No
server-preparing-database = Preparing the database (the first time this takes a few seconds) …
server-ready = Way In is ready: { $address }
server-first-administrator = Nobody has an account yet. Create the first administrator with this link. It works once, and only until the next start:
server-how-to-stop = To stop, press Ctrl-C.
server-stopping = Stopping …
server-stopped = Stopped. Everything is saved.
server-config-mistakes = These settings are not right. Nothing was started.
server-config-host = HOST is the address to listen on, for example 127.0.0.1 or 0.0.0.0. “{ $value }” is not one.
server-config-port = PORT is a whole number from 0 to 65535. “{ $value }” is not one.
server-config-data-dir = DATA_DIR is the folder for the data. “{ $value }” cannot be one: { $reason }.
server-config-database-url = DATABASE_URL looks like postgres://name:password@host:5432/database. What is set does not.
server-config-public-url = PUBLIC_URL is the address people type, for example https://way-in.example.org, without anything after it. “{ $value }” is not one.
server-config-keys = KEYS is the file for the keys of the organisation. “{ $value }” cannot be one.
server-config-backup-every = BACKUP_EVERY is a number of minutes, for example 15. “{ $value }” is not one.
server-config-hosts-pair = DESK_HOST and MONITOR_HOST belong together: the name the office comes to and the one tablets come to. Only one of them is set.
server-config-hosts = DESK_HOST and MONITOR_HOST are names without anything around them, for example desk.example.org. “{ $value }” is not one.
server-config-hosts-same = DESK_HOST and MONITOR_HOST have to be two names. Both are “{ $value }”.
server-config-hosts-lan = --lan has one name only. Leave out DESK_HOST and MONITOR_HOST, or leave out --lan.
server-config-tls-pair = TLS_CERT and TLS_KEY belong together: the certificate and its secret key. Only one of them is set.
server-config-tls-public-url = With TLS_CERT, PUBLIC_URL has to say the address in the certificate, for example https://way-in.example.org.
server-config-lan-host = --lan= takes an address of the office network, for example 192.168.1.10 or office.lan. “{ $value }” is not one. For a public name, use TLS_CERT, TLS_KEY and PUBLIC_URL.
server-config-lan-and-address = --lan makes its own address and certificate. Leave out PUBLIC_URL, TLS_CERT and TLS_KEY, or leave out --lan.
server-config-trust-port = TRUST_PORT is a whole number from 0 to 65535. “{ $value }” is not one.
server-config-unknown-flag = The options are --demo, --lan and --new-key. “{ $value }” is not known.
server-port-in-use = Another program already uses port { $port } on { $host }. Stop it, or start with another one, for example: { $setting }={ $other } npm start
server-address-not-here = This machine has no address { $host }. HOST=127.0.0.1 is for this machine alone, HOST=0.0.0.0 for the whole network.
server-port-forbidden = Port { $port } may only be used by the system. Choose a number from 1024.
server-lan-ready = Tablets in the network of this office first open { $trust } once. That page leads them through trusting this computer.
server-lan-none = This computer is in no network that tablets could reach it by. Connect it to the router of the office, then start again.
server-lan-several = This computer is in several networks: { $hosts }. Say which one the tablets are in, for example: npm start -- --lan={ $example }
server-lan-gone = Tablets know this office at { $known }, but this computer has another address now: { $hosts }. What a tablet holds stays behind at the old address. Give the old address back in the settings of the router, then start again. Only when no tablet holds unsent work: npm start -- --lan={ $example }
server-certificate-unreadable = The certificate or its key in { $path } cannot be read. TLS_CERT and TLS_KEY name two files in PEM form.
server-certificate-not-a-pair = The key in { $path } does not belong to the certificate of TLS_CERT.
server-certificate-expired = The certificate in { $path } has expired. No tablet would open this server. Renew it, then start again.
server-authority-damaged = The file { $path }, which makes tablets trust this office, cannot be read. Put back its copy. Only if it is lost: delete the file, start again, and lead every tablet through trusting once more.
server-trust-heading = Connect this tablet
server-trust-title = Connect this tablet to the office
server-trust-why = This tablet does not know this office yet. Do these steps once. They take about two minutes. You can ask somebody in the office to help.
server-trust-step-fetch = Fetch the file of the office.
server-trust-fetch = Fetch the file
server-trust-step-settings = Open the settings of the tablet. Search there for “certificate”. Choose “Install a certificate”, then “CA certificate”. Choose the file “office-network”. If the tablet has no screen lock, it asks you to set one.
server-trust-step-warning = The tablet warns you. This is expected. Choose “Install anyway”.
server-trust-step-compare = Compare. The office shows these same letters and numbers. If they differ, stop and tell the office.
server-trust-step-open = Come back to this page and go on. If the tablet warns again, something is not right yet: ask the office.
server-trust-open = Go on
server-trust-bounds = The file counts for the network of this office only. It cannot vouch for any other website.
server-trust-remove = To take it out later: in the settings, under “Trusted credentials”, choose “User”.
server-already-running = A server is already running on the data in { $folder } (process { $pid }). Use that one, stop it first, or give this one its own DATA_DIR.
server-database-still-running = An earlier database (process { $pid }) still works on the data in { $folder } and does not stop. Nothing was changed. Restart the machine, then start again.
server-database-did-not-start = The database did not start. It says: { $detail }
server-database-died = The database stopped unexpectedly, so the server stops too. Acknowledged visits are saved. Start again; the database repairs itself. It said: { $detail }
server-database-no-binaries = No database comes with this product for this kind of machine ({ $detail }). Set DATABASE_URL to a PostgreSQL { $oldest } or newer.
server-database-unreachable-folder = PostgreSQL must not run as root, and nobody else may enter { $folder }. Move the product to /opt, start it as an ordinary account, or set DATA_DIR to a folder others may enter.
server-database-too-old = The database server is PostgreSQL { $detail }. Version { $oldest } or newer is needed.
server-database-unsafe = The database runs with { $detail }. Visits could be lost in a power cut or by a disk that fails unseen. Set { $needed }, then start again.
server-database-no-checksums = The database keeps no checksums, so a disk that fails could change visits unseen. Nothing is wrong now; better have them switched on once, while the database is stopped: pg_checksums --enable
server-database-other-heads = The file logbook-heads.txt in the data folder is of another database. The logbook goes on, but without a second file. Find out why, then move that file away and start again.
server-database-not-utf8 = The database is encoded as { $detail }. Create one with the encoding UTF8.
server-database-unreachable = The database of DATABASE_URL cannot be reached: { $detail }
server-database-roles-missing = The server works as two roles of the database that may do less than its owner: one for the office, one for what leaves. This login ({ $detail }) may not make them. Ask whoever runs the database server to run the lines below once, then start again.
server-database-roles-refused = The database server does not let a role of this program in: { $detail }. Ask whoever runs it to allow the role in pg_hba.conf, like the login of DATABASE_URL, then start again.
server-database-roles-reach-too-far = A role of the database reaches more than it should, so the server does not start: { $detail }. Ask whoever runs the database server to take these rights away, also from PUBLIC, then start again.
server-keys-missing = The key file { $path } is not there, but tablets have sealed visits to its key ({ $id }). Without it nothing they send can be opened. Put the file back, from its copy or from the other server, and start again. Only if it is lost for good: start once with --new-key; what was sealed to the old key then stays closed.
server-keys-of-another = The key file { $path } does not hold the key that tablets seal to ({ $id }). Use the file of the server that began with this database: copy it here, or set KEYS to where both can read it.
server-keys-needs-second-person = Another key needs two people, and nobody has agreed yet. Start without --new-key. In the office, on the page “Waiting for a second person”, an administrator asks for “Change a key” about organisation-key, and somebody else agrees there. Within a day of asking, start once with --new-key. Nothing was changed.
server-keys-damaged = The key file { $path } cannot be read as keys. Put back its copy, and start again.
server-class-key-missing = The key { $path } is not there, but what it opens is in the database: without it the register, photos, free text or talks of a campaign cannot be read. Put the folder of class keys back, from its copy or from the other server, and start again.
server-class-key-of-another = The key { $path } is not the one this database was sealed with. Put back the folder of class keys that belongs to this database, and start again.
server-class-key-damaged = The key { $path } cannot be read. Put back its copy, and start again.
server-no-room = Only { $megabytes } MB are free in { $folder }. With so little room nothing could be kept safely. Remove what is not needed, then start again.
server-folder-not-writable = The folder { $folder } cannot be written to: { $detail }
server-import-usage = Usage: npm run import-stations -- FILE [--yes]
server-import-no-file = The file { $file } cannot be opened.
server-import-unreadable = The list cannot be read: { $what }. Nothing was written.
server-import-report = { $rows } rows. New: { $newStations } stations, { $newPremises } premises, { $newAreas } areas. Changed: { $changedStations } stations. As before: { $unchangedStations } stations. Errors: { $errors }. Doubts: { $doubts }.
server-import-ask = Nothing has been written. To write it, run the same again with --yes.
server-import-has-errors = Nothing was written, because the list has errors. Mend them, or use the office page, where a list can be written without its faulty lines.
server-import-done = Written. The office page can undo it as long as nothing rests on it.
server-backup-usage = Usage: npm run backup -- [--check] [--into=FOLDER] [--copy=FOLDER] [--to=KEY FILE], or npm run backup -- --new-key=FOLDER
server-backup-made = The backup { $file } is whole: { $visits } visits, { $photos } photos, { $megabytes } MB. It counts once it has been checked: npm run backup:check
server-backup-made-and-checked = The backup { $file } was made, restored on trial and compared: { $visits } visits, { $photos } photos, { $megabytes } MB. Everything is in it.
server-backup-copied = A second copy lies in { $file }, read again and the same. You can take the stick out when the computer says so.
server-backup-keys-apart = The key file { $path } is not in the backup. Keep a copy of it in another safe place: without it nothing that tablets still hold can be opened.
server-backup-class-keys-apart = Nor is the folder { $path }: the keys of register, photos, words and talks. Keep a copy of it apart from the backups, and when something has ended, destroy its key in that copy as well.
server-backup-authority-apart = Nor is { $path }, which makes tablets trust this office. Keep a copy of it beside the key file.
server-backup-key-made = Two keys were made. { $open } stays on this computer, for --to= or BACKUP_TO. Carry { $secret } away from here, and keep two copies: without it no backup sealed to it can ever be restored.
server-backup-check-usage = Usage: npm run backup:check -- [FILE] [--key=SECRET KEY FILE]
server-backup-checked = The backup { $file } of { $made } was restored on trial and compared: { $visits } visits, { $photos } photos. Everything is in it.
server-restore-usage = Usage: npm run restore -- FILE [--key=SECRET KEY FILE]
server-restore-keys-missing = The key file { $path } is not here, and no backup holds it. Put its copy back before you start the server.
server-restore-revocations = Cards that were revoked after { $made } are not revoked any more, and tablets enrolled after that come back by themselves. Look at both on the page of the monitors, and revoke again what was lost.
server-restored = Restored from { $file } of { $made }: { $visits } visits, { $photos } photos. Start the server: the tablets send by themselves what came after that.
server-restored-aside = Restored from { $file } of { $made }: { $visits } visits, { $photos } photos. What was here before is kept in { $aside }. Start the server: the tablets send by themselves what came after that.
server-backup-no-file = There is no { $file }. Look at the name letter by letter. Nothing was changed.
server-backup-no-folder = There is no folder { $folder }. Is the stick plugged in, and its name right? Nothing was changed.
server-backup-not-readable = { $file } cannot be read here: this account may not, or the stick is broken. Nothing was changed.
server-backup-not-writable = Nothing can be written to { $folder }: this account may not, or the stick is write-protected. No backup was made.
server-backup-is-folder = { $file } is a folder. Name a file in it. Nothing was changed.
server-backup-not-a-backup = { $file } is not a backup of Way In. The names of backups end in .backup. Nothing was changed.
server-backup-newer-format = { $file } was made by a newer Way In. Install the newer one first. Nothing was changed.
server-backup-newer-program = { $file } was made by a newer Way In (version { $program }). Install that one first. Nothing was changed.
server-backup-cut-off = { $file } is not whole: its end is missing. Use another backup. Nothing was changed.
server-backup-damaged = { $file } is damaged: it is not as it was written. Use another backup. Nothing was changed.
server-backup-sealed = { $file } is sealed to the key { $id }. Bring the secret key and add --key=SECRET KEY FILE. Nothing was changed.
server-backup-wrong-key = { $file } is sealed to the key { $id }; the key you gave is another one. Nothing was changed.
server-backup-not-a-key = { $file } is not the key file that is needed here. Nothing was changed.
server-backup-key-exists = There is a key already: { $file }. It is never written over, because backups may be sealed to it.
server-backup-disk-full = There is no more room in { $folder }. Make room or use a larger stick. This backup was not made; earlier ones are as they were.
server-backup-gone = { $folder } is gone: the stick was pulled out, or the folder was removed. This backup was not made. Plug it in and try again.
server-backup-reads-differently = What was written to { $folder } reads differently: the stick is broken. This backup was not made. Use another stick.
server-backup-restores-differently = The backup does not restore as it was saved (table { $table }). It does not count. Make another one, and ask for help.
server-backup-database-damaged = Part of the database is damaged: the disk is probably breaking. No backup counts from now on. Keep the earlier ones, write to this disk no more, and ask for help.
server-backup-server-runs = The server is running (process { $pid }). Stop it with Ctrl-C, then restore. Nothing was changed.
server-backup-not-empty = The database of DATABASE_URL is not empty. Restore into a new, empty one. Nothing was changed.
server-backup-none-here = There is no backup in { $folder }. Make one: npm run backup
server-backup-nothing-to-back-up = There is no database in { $folder } yet, so there is nothing to back up.
server-backup-failed = The backup that was due did not come about. The server goes on. It says: { $detail }
server-map-missing = The map named by MAP_FILE is not there: { $file }. The server goes on without it; stations are drawn on the outline of the country.
server-map-unreadable = The map { $file } cannot be read as PMTiles (version 3). The server goes on without it; stations are drawn on the outline of the country.
server-map-no-pictures = The map { $file } holds no pictures but shapes (“vector tiles”), which this program does not draw. It needs tiles as PNG, JPEG, WebP or AVIF. The server goes on without it.
server-verify-usage = Usage: npm run verify -- [--words="THE TWELVE WORDS"] [--day=2027-06-05]
server-verified = The whole database was read: every page of { $relations } tables and indexes has its checksum, and { $indexes } indexes agree with their tables.
server-verified-rows = Every row was read, and every visit and photo is what its hash says. The pages and indexes could not be read one by one: this account may not do that on this database server.
server-logbook-whole = The logbook is whole: { $entries } entries, { $unsealed } of them not sealed yet, as the chain and the file { $file } say.
server-logbook-restores = Backups restored so far: { $restores }. Each time the logbook went on behind what the backup held; { $behind } sealed states from before are no longer in it, and are named in the second file.
server-logbook-changed = The logbook was tampered with: entry { $position } of { $entries }, or one before it, is not what was sealed. Ask who had this database in hands.
server-logbook-missing = The logbook was tampered with: entry { $position } is missing.
server-logbook-slipped-in = The logbook was tampered with: an entry was written past the server, among entries that were sealed before.
server-logbook-file-differs = The logbook was tampered with: from entry { $position } on it was rewritten. The second file { $file } has another seal there.
server-logbook-cut-off = The logbook was tampered with: it ends at entry { $position }, and the second file { $file } knows of later ones.
server-logbook-beyond-file = The logbook goes on to entry { $position }, behind what the second file { $file } knows: it was sealed past this server.
server-logbook-no-file = The second file of the logbook, { $file }, is not here. Only words written by hand can show now whether the whole was rewritten: --words="…"
server-logbook-other-book = The logbook and its second file { $file } are not of the same database. One of the two was exchanged.
server-logbook-words-hold = The words hold: nothing up to entry { $position } has changed since. They were the newest from { $from } on.
server-logbook-words-other-day = But the words are not of { $day }: they were the newest from { $from } to { $until }.
server-logbook-words-former-life = The words were right, for entries that came after the backup which was restored. Those entries are no longer here; the second file names them.
server-logbook-words-fail = The words do not hold. Either they were written down or typed wrongly, or what stood in the logbook on that day was changed.
server-reset-usage = Usage: npm run reset-sign-in -- "NAME" [--passphrase]
server-reset-unknown = Nobody is called “{ $name }” here. Nothing was changed.
server-reset-done = “{ $name }” is signed out everywhere, and sets up a new second proof at the next sign-in.
server-reset-passphrase = The new passphrase, shown this once:
server-status-usage = Usage: npm run status
server-status-set-aside = Set aside, waiting for a person to look at: { $count }.
server-status-tablets = Tablets enrolled: { $tablets }. Of these, nothing has come yet from { $silent }.
server-status-ends-register = Next to end: the register of names of “{ $campaign }”, on { $day }. On that day the key is destroyed; destroy its copies in your safe places too.
server-status-ends-photos = Next to end: the photos of “{ $campaign }”, on { $day }. On that day the key is destroyed; destroy its copies in your safe places too.
server-status-ends-free-text = Next to end: the words people wrote of “{ $campaign }”, on { $day }. On that day the key is destroyed; destroy its copies in your safe places too.
server-status-ends-interviews = Next to end: the talks with voters of “{ $campaign }”, on { $day }. On that day the key is destroyed; destroy its copies in your safe places too.
server-status-came-back = Tablets that came back by themselves after a restore: { $count }. See on the page of the monitors whether one of them was lost.
server-status-space = Free in { $folder }: { $megabytes } MB ({ $percent } %).
server-status-certificate = The certificate that tablets see lasts { $days } more days.
server-status-no-backup = No backup has been checked yet. Make one now: npm run backup -- --check
server-status-backup = The newest checked backup is of { $made } (days since then: { $days }). Arrived since and in no checked backup: { $count }.

# What exports say: columns and codes of the codebook.

export-column-station-code = Code of the polling station, as the election commission prints it. Text: it keeps its leading zeros.
export-column-room = Room, as printed on the station list.
export-column-registered-voters = Registered voters, from the station list.
export-column-premises-code = Code of the premises (school, pagoda, hall) the station is in.
export-column-premises-name = Name of the premises.
export-column-area-code = Code of the area of this level: { $level }. Text.
export-column-area-name = Name of the area of this level: { $level }.
export-column-entered = yes: monitors got into the station. no: what is inside was not seen.
export-column-rating = How far voters with disabilities can vote here, all groups together.
export-column-rating-group = The same for this group of voters: { $group }.
export-column-remedy-class = By when the barriers of the station can be gone. Empty: no barrier was found.
export-column-barrier = Code of the barrier that was judged.
export-column-barrier-name = What the barrier is, in words.
export-column-severity = How grave the barrier is.
export-column-barrier-of = Whether it is part of the building, of the way the room was set up, or of what people did.
export-column-hinders = Groups of voters it hinders, by code.
export-column-outcome = What the visits say about the barrier at this station.
export-column-question = Code of the question the barrier is read from.
export-column-question-text = The question, in words.
export-column-answer = The answer: a number, or a code explained below. Free words, notes and photos are never in this file.
export-column-answer-text = The answer in words, where it was chosen from a list.
export-column-answer-unit = Unit of a measured answer.
export-column-derived = Value worked out from answers that the barrier is judged by, if there is one.
export-column-derived-value = That value.
export-column-threshold = Limit the answer was held against, if there is one.
export-column-threshold-value = That limit.
export-column-threshold-unit = Unit of the limit.
export-column-threshold-sources = Where the limit comes from, by code.
export-column-estimate-percent = In indicators.csv: percent of all stations of the list, worked out from the sample with its weights. Empty: no lots were drawn, or fewer than ten stations could tell.
export-column-likely-from = In indicators.csv: lower end of the 95 percent interval (Wilson, with the way of drawing taken into account). Empty: no lots were drawn.
export-column-likely-to = In indicators.csv: upper end of the 95 percent interval.
export-column-design-effect = In indicators.csv: how many times the variance is that of as many stations drawn one by one.
export-column-basis = In indicators.csv: what the percentages may claim.
export-column-interviews-of = In interviews.csv: of whom it is said.
export-column-interviews-interviews = In interviews.csv: interviews with voters who agreed.
export-column-interviews-stations = In interviews.csv: stations the interviews come from.
export-column-interviews-said = In interviews.csv: about how many gave this answer. Empty: too few, so it is hidden. It is no share of all voters and has no interval, for nobody was drawn by lot.
export-column-interviews-said-from = In interviews.csv: the least that the rounded number can stand for.
export-column-interviews-said-to = In interviews.csv: the most that it can stand for.
export-column-interviews-answered = In interviews.csv: about how many answered the question: the denominator.
export-column-photos-file = In photos.csv: name of the picture in photos.zip.
export-column-photos-text = In photos.csv, with the language at its end: what there is to see on the picture.
export-column-photos-width = In photos.csv: width in pixels.
export-column-photos-height = In photos.csv: height in pixels.
export-column-photos-bytes = In photos.csv: length of the file in bytes.
export-column-photos-sha256 = In photos.csv: SHA-256 of the file; the release itself names it too.
export-column-photos-photos = In recommendations.csv: released photos of the barrier, by their names in photos.zip.
export-code-interviewed-all = All interviews.
export-code-interviewed-women = Women.
export-code-interviewed-others = Men, and whoever said something else or nothing.
export-code-interviewed-several = Voters with several difficulties.
export-code-interviewed-none = Voters with no great difficulty.
export-column-checklist-version = Version of the checklist the station is judged by.
export-code-rating-full = No critical or major barrier was found, and enough was answered.
export-code-rating-assisted = No critical barrier, but at least one major barrier was found: help is needed.
export-code-rating-none = At least one critical barrier was found: somebody is shut out.
export-code-rating-unknown = Not enough was seen to say.
export-code-basis-census = Every station was to be visited; percentages are of those visited.
export-code-basis-by-lot = Stations were drawn by lot and the drawing is kept; percentages stand for all stations of the list.
export-code-basis-lot-not-kept = Stations were drawn by lot, but no drawing is kept; percentages are of the stations visited only.
export-code-basis-visited-only = Stations were chosen or taken as they came; percentages are of the stations visited only.
export-code-remedy-same-day = All of it can be put right on the day.
export-code-remedy-before-next-election = It can be put right before the next election.
export-code-remedy-relocate-or-build = Another room or building work is needed.
export-code-severity-critical = Shuts somebody out.
export-code-severity-major = Makes help necessary.
export-code-severity-minor = A burden.
export-code-severity-context = Worth a recommendation, but says nothing about the station.
export-code-of-building = Part of the building or the grounds.
export-code-of-set-up = Part of how the room and its furniture were set up.
export-code-of-conduct = What people did on the day.
export-code-outcome-found = The barrier is there.
export-code-outcome-absent = The barrier is not there.
export-code-outcome-open = Not known: nobody could say. It counts neither as found nor as absent.
export-code-outcome-not-applicable = The question does not apply here. It is left out of every count.
export-code-answer-yes = Yes.
export-code-answer-no = No.
export-code-answer-fits = The measuring stick fits.
export-code-answer-does-not-fit = The measuring stick does not fit.
export-code-answer-not-observed = It could not be observed.
export-code-answer-not-applicable = It does not apply here.
export-code-answer-not-measured = It could not be measured; the reason may stand behind it.

# What a release says about itself: its method, its limits, what was left out.
release-method-sample-census = Every station of the list was to be visited.
release-method-sample-probability = The stations were drawn by lot from the list.
release-method-sample-purposive = The stations were chosen for a reason, not by lot.
release-method-sample-volunteer = Monitors went where they could.
release-method-checklist = Monitors filled one checklist, version { $version }, on a tablet, in Khmer or English.
release-method-rules = Barriers are found by written rules from the answers, with limits that each name their source. Nobody decides them by hand.
release-method-rating = A rating is worked out from the barriers that are told here alone. A critical barrier shuts somebody out, a major one makes help necessary.
release-method-several-visits = Where several visits went to a station, what lasts is as the latest visit that could tell says.
release-limit-preliminary = This is preliminary. It was made on the evening of the election day, and visits were still on their way.
release-limit-not-checked = The visits were not yet looked at by reviewers. The final release can differ.
release-limit-speaks-for-visited = The numbers speak of the stations that were visited, and of no others.
release-limit-open = What nobody could see is open. It counts neither as found nor as absent.
release-limit-small = Below { $least } stations only counts are given, no percentage.
release-limit-people = Numbers about people are told from { $least } stations on, as multiples of { $step }, and of no single station.
release-limit-accessibility-only = It is about access for voters with disabilities. It says nothing about how the election was conducted otherwise.
release-left-out-quiet-stations = { $count ->
    [one] One visited station is counted and not named
   *[other] { $count } visited stations are counted and not named
  }, because monitors were still on their way.
release-left-out-quiet-areas = { $count ->
    [0] No province had to be left out of the table of provinces
    [one] One province is told as a part of the country alone
   *[other] { $count } provinces are told as a part of the country alone
  }, so that no number points at a few monitors.
release-left-out-held-stations = { $count ->
    [-1] Stations held back for the safety of people, if there are any: too few to give a number
   *[other] { $count } stations are held back for the safety of people
  }.
release-left-out-people-barriers = { $count ->
    [one] One barrier is about what people did and is
   *[other] { $count } barriers are about what people did and are
  } told in tables only, of no single station.
release-left-out-small-cells = { $count ->
    [0] No cell of these tables had to be hidden
    [one] One cell of these tables is hidden
   *[other] { $count } cells of these tables are hidden
  }: too few stations or monitors stand behind a hidden cell.
release-left-out-inside-barriers = { $count ->
    [0] No barrier of the checklist is kept
    [one] One barrier of the checklist is kept
   *[other] { $count } barriers of the checklist are kept
  } inside altogether.
release-preliminary-mark = PRELIMINARY: made on the evening of the election day; the final release can differ
release-is-preliminary = preliminary
release-is-final = final
release-sheet-release = Release
release-sheet-provinces = Provinces
release-sheet-barriers = Barriers
release-sheet-stations = Stations
release-sheet-recommendations = Recommendations
release-sheet-codebook = Codebook
release-head-number = Release
release-head-kind = Kind
release-head-day = As known on
release-head-campaign = Campaign
release-head-organisation = Organisation
release-head-election = Election
release-head-stations = Stations on the list
release-head-visited = Visited
release-head-entered = Monitors got in
release-head-code = Code
release-head-name = Name
release-head-country = Whole country
release-head-barrier = Barrier
release-head-found = Found
release-head-n = Of so many that could tell
release-head-percent = Percent
release-head-open = Open
release-head-method = Method
release-head-limits = Limits
release-head-left-out = What was left out, and why
release-rating-full = Accessible
release-rating-assisted = With help
release-rating-none = Not accessible
release-rating-unknown = Not known
release-sheet-of = From release { $number }, { $kind }, as known on { $day }
release-sheet-photos = Photos
release-sheet-room = Room { $room }
release-sheet-nothing-found = No barrier was found in what was looked at.
release-sheet-done = done
release-left-out-words = What monitors and voters wrote or said in their own words is in no release.
release-left-out-photos = No photo is in this release.
release-left-out-photos-photos =
    { $count ->
        [one] All photos but { $count }, which two people looked at, covered where needed and agreed to.
       *[other] All photos but { $count }, which two people looked at, covered where needed and agreed to.
    }
release-left-out-overruled-recommendations = { $count ->
    [one] One recommendation was overruled by the organisation and is not told
   *[other] { $count } recommendations were overruled by the organisation and are not told
  }. The barriers behind are told all the same.

# Public pages
public-title = Access for voters with disabilities – { $election }
public-as-of = as known on { $day }
public-overtaken = There is a newer release. What is said here may be different by now.
public-visited = { $visited } of { $stations } polling stations were visited to see how voters with disabilities can vote there.
public-find = Name or code of a polling station, a commune or another area
public-find-go = Find
public-found = Found: { $found }
public-found-none = Nothing of that name was visited. It may be written in another way, or nobody could go there.
public-found-many = The first { $most } are shown. Write more of the name.
public-areas = By area
public-stations = Polling stations
public-area-stations = Visited polling stations here: { $stations }
public-ratings = How accessible the visited stations are
public-ratings-groups = Stations for each group of voters
public-rating-full = Accessible
public-rating-assisted = With help
public-rating-none = Shuts somebody out
public-rating-unknown = Not known
public-how = How this was found out
public-limits = What this cannot say
public-feed = For analysts’ programs
public-feed-what = Excel, Power BI, R and other programs read the tables of this release at this address (OData 4.0), without signing in.
public-feed-preliminary = Excel, Power BI, R and other programs read the counts of this preliminary release at this address (OData 4.0), without signing in. No polling station is named there.
public-outside-only = Monitors did not get into the room. What is inside was not seen.
public-found-barriers = Barriers found: { $barriers }
public-missing = What stands in the way
public-missing-none = No barrier was found of those that were looked for.
public-photos = Photos
public-groups = For whom
public-absent = What was looked for and is no problem
public-absent-what = These barriers are not there:
public-open = What is not known
public-open-what = Nobody could say whether these barriers are there:
public-way-back = Where you are
public-nowhere = There is nothing here
public-nowhere-what = This address leads to no page. Perhaps it was mistyped, or what stood here was withdrawn.
