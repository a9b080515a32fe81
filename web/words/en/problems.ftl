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
problem-name-is-taken = Somebody already has this name
    .detail = Choose a name that differs in more than capital letters or spaces.
problem-passphrase-too-short = The passphrase is too short
    .detail = Use at least { $least } characters. Four or five words that do not belong together are easy to remember. Any script is welcome, and spaces count.
problem-passphrase-too-common = The passphrase is too easy to guess
    .detail = It repeats itself, follows the keyboard, or is one that many people use. Choose four or five words that do not belong together.
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
problem-list-unreadable = The station list cannot be read
    .detail = What is wrong: { $what }. Save the list again as CSV (UTF-8) or XLSX.
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
problem-checklist-has-faults = The checklist has faults
    .detail = Number of faults: { $faults }. Correct all of them in the files of the checklist, then publish it.
problem-version-exists = Version { $version } has been published with other contents
    .detail = A published version never changes. Give the checklist a new version and publish that.
problem-server-busy = The server is very busy
    .detail = Nothing is lost. Try again in { $waitSeconds } seconds; a tablet does so by itself.
problem-sends-too-often = This tablet is sending very much at once
    .detail = Nothing is lost. It waits { $waitSeconds } seconds and goes on by itself.
problem-photo-share-is-used = This tablet has sent all the photos that there is room for now
    .detail = Nothing is lost, and answers are still taken in. The next photo goes by itself in { $waitSeconds } seconds.
problem-server-fault = Something went wrong in the server
    .detail = This is not your fault. Try again; if it happens again, tell whoever looks after the server at what time it happened.

# What the server prints where it was started.

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
server-database-unsafe = The database server runs with { $detail } = off. Visits could be lost in a power cut. Switch it on, then start again.
server-database-not-utf8 = The database is encoded as { $detail }. Create one with the encoding UTF8.
server-database-unreachable = The database of DATABASE_URL cannot be reached: { $detail }
server-keys-missing = The key file { $path } is not there, but tablets have sealed visits to its key ({ $id }). Without it nothing they send can be opened. Put the file back, from its copy or from the other server, and start again. Only if it is lost for good: start once with --new-key; what was sealed to the old key then stays closed.
server-keys-of-another = The key file { $path } does not hold the key that tablets seal to ({ $id }). Use the file of the server that began with this database: copy it here, or set KEYS to where both can read it.
server-keys-damaged = The key file { $path } cannot be read as keys. Put back its copy, and start again.
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
server-backup-key-made = Two keys were made. { $open } stays on this computer, for --to= or BACKUP_TO. Carry { $secret } away from here, and keep two copies: without it no backup sealed to it can ever be restored.
server-backup-check-usage = Usage: npm run backup:check -- [FILE] [--key=SECRET KEY FILE]
server-backup-checked = The backup { $file } of { $made } was restored on trial and compared: { $visits } visits, { $photos } photos. Everything is in it.
server-restore-usage = Usage: npm run restore -- FILE [--key=SECRET KEY FILE]
server-restore-keys-missing = The key file { $path } is not here, and no backup holds it. Put its copy back before you start the server.
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
server-status-usage = Usage: npm run status
server-status-set-aside = Set aside, waiting for a person to look at: { $count }.
server-status-tablets = Tablets enrolled: { $tablets }. Of these, nothing has come yet from { $silent }.
server-status-space = Free in { $folder }: { $megabytes } MB ({ $percent } %).
server-status-no-backup = No backup has been checked yet. Make one now: npm run backup -- --check
server-status-backup = The newest checked backup is of { $made }. Arrived since and in no checked backup: { $count }.

# What exports say: columns and codes of the codebook.

export-column-station-code = Code of the polling station, as the election commission prints it. Text: it keeps its leading zeros.
export-column-room = Room, as printed on the station list.
export-column-registered-voters = Registered voters, from the station list.
export-column-premises-code = Code of the premises (school, pagoda, hall) the station is in.
export-column-premises-name = Name of the premises.
export-column-area-code = Code of the area of this level: { $level }. Text.
export-column-area-name = Name of the area of this level: { $level }.
export-column-visits = Number of visits that were made to this station.
export-column-access-outcome = How far the monitors got.
export-column-rating = How far voters with disabilities can vote here, all groups together.
export-column-rating-group = The same for this group of voters: { $group }.
export-column-remedy-class = By when the barriers of the station can be gone. Empty: no barrier was found.
export-column-barrier = Code of the barrier that was judged.
export-column-barrier-name = What the barrier is, in words.
export-column-severity = How grave the barrier is.
export-column-barrier-of = Whether it is part of the building, of the way the room was set up, or of what people did.
export-column-hinders = Groups of voters it hinders, by code.
export-column-outcome = What the visits say about the barrier at this station.
export-column-visits-disagree = yes: one visit found the barrier and another did not.
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
export-column-checklist-version = Version of the checklist the station is judged by.
export-code-rating-full = No critical or major barrier was found, and enough was answered.
export-code-rating-assisted = No critical barrier, but at least one major barrier was found: help is needed.
export-code-rating-none = At least one critical barrier was found: somebody is shut out.
export-code-rating-unknown = Not enough was seen to say.
export-code-access-entered = The monitors could go in.
export-code-access-outside-only = The monitors saw the outside only.
export-code-access-refused = The monitors were not let in.
export-code-access-closed = The station was closed.
export-code-access-not-found = The station was not found.
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
export-code-because-crowd = Too many people.
export-code-because-no-permission = No permission.
export-code-because-danger = It would have been dangerous.
export-code-because-no-tool = No measuring tool.
export-code-because-cannot-reach = It could not be reached.
