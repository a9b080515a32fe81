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
problem-answers-do-not-fit = An answer does not fit its question
    .detail = Look at the question “{ $question }” ({ $what }), correct the answer and send the visit again.
problem-photo-not-expected = No visit expects this photo
    .detail = Send the visit first. Only photos that a visit names are kept.
problem-photo-hash-differs = The photo did not arrive as it was sent
    .detail = Send it again.
problem-photo-kind-unknown = Only JPEG and WebP photos are accepted
    .detail = Take the photo with the camera button of this product, or save it as JPEG.
problem-photo-carries-metadata = The photo still carries hidden notes
    .detail = They can tell where and with which device it was taken. Take it with the camera button of this product, which removes them.
problem-photo-damaged = The photo is damaged
    .detail = Take it again, or send it again.
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
    .detail = Nothing is lost. Try again in a few seconds.
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
server-config-unknown-flag = The only option is --demo. “{ $value }” is not known.
server-port-in-use = Another program already uses port { $port } on { $host }. Stop it, or start with another one, for example: PORT={ $other } npm start
server-address-not-here = This machine has no address { $host }. HOST=127.0.0.1 is for this machine alone, HOST=0.0.0.0 for the whole network.
server-port-forbidden = Port { $port } may only be used by the system. Choose a number from 1024.
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
server-folder-not-writable = The folder { $folder } cannot be written to: { $detail }
