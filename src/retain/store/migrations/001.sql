CREATE TABLE bystander (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    mark TEXT NOT NULL,
    added_on TEXT NOT NULL,
    company TEXT NOT NULL,
    source TEXT NOT NULL,
    external TEXT NOT NULL,
    file TEXT NOT NULL,
    said TEXT NOT NULL,
    dropped_on TEXT,
    CONSTRAINT name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT added_on_is_day CHECK (added_on IS date(added_on, '+0 days')),
    CONSTRAINT dropped_on_is_day CHECK (dropped_on IS date(dropped_on, '+0 days'))
)
 STRICT

CREATE TABLE colleague (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    "key" TEXT NOT NULL,
    added_on TEXT NOT NULL,
    role TEXT,
    executive INTEGER NOT NULL,
    knows TEXT,
    deputy INTEGER,
    email TEXT,
    phone TEXT,
    archived_on TEXT,
    CONSTRAINT name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT added_on_is_day CHECK (added_on IS date(added_on, '+0 days')),
    CONSTRAINT archived_on_is_day CHECK (archived_on IS date(archived_on, '+0 days')),
    CONSTRAINT executive_is_truth CHECK (executive IN (0, 1)),
    FOREIGN KEY(deputy) REFERENCES colleague (id)
)
 STRICT

CREATE TABLE watch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    terms TEXT NOT NULL,
    added_on TEXT NOT NULL,
    source TEXT,
    tags TEXT NOT NULL,
    CONSTRAINT terms_filled CHECK (length(trim(terms)) > 0),
    CONSTRAINT added_on_is_day CHECK (added_on IS date(added_on, '+0 days'))
)
 STRICT

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    "key" TEXT NOT NULL,
    added_on TEXT NOT NULL,
    birthday TEXT,
    prefers TEXT,
    no_contact TEXT NOT NULL,
    CONSTRAINT name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT added_on_is_day CHECK (added_on IS date(added_on, '+0 days'))
)
 STRICT

CREATE TABLE mapping (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    program TEXT NOT NULL,
    header TEXT NOT NULL,
    field TEXT NOT NULL
)
 STRICT

CREATE TABLE diary (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    made_on TEXT NOT NULL,
    CONSTRAINT only_one CHECK (id = 1)
)
 STRICT

CREATE TABLE op (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    command TEXT NOT NULL,
    undoes INTEGER,
    CONSTRAINT day_is_day CHECK (day IS date(day, '+0 days')),
    FOREIGN KEY(undoes) REFERENCES op (id)
)
 STRICT

CREATE TABLE customer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    "key" TEXT NOT NULL,
    added_on TEXT NOT NULL,
    town TEXT,
    postcode TEXT,
    country TEXT,
    address TEXT,
    industry TEXT,
    part_of INTEGER,
    said TEXT,
    said_on TEXT,
    said_because TEXT,
    tier TEXT,
    tier_because TEXT,
    tier_until TEXT,
    interval INTEGER,
    interval_because TEXT,
    potential TEXT,
    expected_value INTEGER,
    no_contact TEXT NOT NULL,
    solo INTEGER NOT NULL,
    archived_on TEXT,
    pays_late INTEGER,
    executive INTEGER,
    CONSTRAINT name_filled CHECK (length(trim(name)) > 0),
    CONSTRAINT said_known CHECK (said IN ('active', 'past', 'lost', 'prospect', 'auto')),
    CONSTRAINT tier_known CHECK (tier IN ('A', 'B', 'C')),
    CONSTRAINT potential_known CHECK (potential IN ('high', 'normal', 'low')),
    CONSTRAINT interval_four_a_year CHECK (interval BETWEEN 1 AND 91),
    CONSTRAINT pays_late_in_days CHECK (pays_late BETWEEN 1 AND 999),
    CONSTRAINT tier_has_reason CHECK (tier IS NULL OR tier_because IS NOT NULL),
    CONSTRAINT added_on_is_day CHECK (added_on IS date(added_on, '+0 days')),
    CONSTRAINT said_on_is_day CHECK (said_on IS date(said_on, '+0 days')),
    CONSTRAINT tier_until_is_day CHECK (tier_until IS date(tier_until, '+0 days')),
    CONSTRAINT archived_on_is_day CHECK (archived_on IS date(archived_on, '+0 days')),
    CONSTRAINT solo_is_truth CHECK (solo IN (0, 1)),
    FOREIGN KEY(part_of) REFERENCES customer (id),
    FOREIGN KEY(executive) REFERENCES colleague (id)
)
 STRICT

CREATE TABLE news (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    added_on TEXT NOT NULL,
    link TEXT,
    product TEXT,
    tags TEXT NOT NULL,
    audience TEXT,
    third_party INTEGER NOT NULL,
    watch INTEGER,
    feed TEXT,
    guid TEXT,
    ended_on TEXT,
    CONSTRAINT text_filled CHECK (length(trim(text)) > 0),
    CONSTRAINT kind_known CHECK (kind IN ('product', 'article', 'clipping', 'idea')),
    CONSTRAINT ended_after_added CHECK (ended_on IS NULL OR ended_on >= added_on),
    CONSTRAINT added_on_is_day CHECK (added_on IS date(added_on, '+0 days')),
    CONSTRAINT ended_on_is_day CHECK (ended_on IS date(ended_on, '+0 days')),
    CONSTRAINT third_party_is_truth CHECK (third_party IN (0, 1)),
    FOREIGN KEY(watch) REFERENCES watch (id) ON DELETE SET NULL
)
 STRICT

CREATE TABLE away (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    made_on TEXT NOT NULL,
    colleague INTEGER,
    CONSTRAINT ends_later CHECK (last >= first),
    CONSTRAINT first_is_day CHECK (first IS date(first, '+0 days')),
    CONSTRAINT last_is_day CHECK (last IS date(last, '+0 days')),
    CONSTRAINT made_on_is_day CHECK (made_on IS date(made_on, '+0 days')),
    FOREIGN KEY(colleague) REFERENCES colleague (id)
)
 STRICT

CREATE TABLE op_row (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    op INTEGER NOT NULL,
    noun TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    subject TEXT,
    "before" TEXT,
    "after" TEXT,
    FOREIGN KEY(op) REFERENCES op (id)
)
 STRICT

CREATE TABLE contract (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    value INTEGER NOT NULL,
    title TEXT,
    number TEXT,
    notice_days INTEGER NOT NULL,
    auto_renews INTEGER NOT NULL,
    price_on TEXT,
    invoiced INTEGER NOT NULL,
    ended TEXT,
    ended_on TEXT,
    because TEXT,
    renewed_from INTEGER,
    CONSTRAINT ended_known CHECK (ended IN ('renewed', 'lost')),
    CONSTRAINT term_ends_later CHECK (ends_on >= starts_on),
    CONSTRAINT notice_in_days CHECK (notice_days BETWEEN 0 AND 1830),
    CONSTRAINT value_not_below_zero CHECK (value >= 0),
    CONSTRAINT ended_has_day CHECK ((ended IS NULL) = (ended_on IS NULL)),
    CONSTRAINT lost_has_reason CHECK (ended <> 'lost' OR length(trim(coalesce(because, ''))) > 0),
    CONSTRAINT starts_on_is_day CHECK (starts_on IS date(starts_on, '+0 days')),
    CONSTRAINT ends_on_is_day CHECK (ends_on IS date(ends_on, '+0 days')),
    CONSTRAINT signed_on_is_day CHECK (signed_on IS date(signed_on, '+0 days')),
    CONSTRAINT price_on_is_day CHECK (price_on IS date(price_on, '+0 days')),
    CONSTRAINT ended_on_is_day CHECK (ended_on IS date(ended_on, '+0 days')),
    CONSTRAINT auto_renews_is_truth CHECK (auto_renews IN (0, 1)),
    CONSTRAINT invoiced_is_truth CHECK (invoiced IN (0, 1)),
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(renewed_from) REFERENCES contract (id) ON DELETE SET NULL
)
 STRICT

CREATE TABLE statement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    status TEXT NOT NULL,
    day TEXT,
    because TEXT,
    CONSTRAINT status_known CHECK (status IN ('active', 'past', 'lost', 'prospect', 'auto')),
    CONSTRAINT day_is_day CHECK (day IS date(day, '+0 days')),
    FOREIGN KEY(customer) REFERENCES customer (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT name_filled CHECK (length(trim(name)) > 0),
    FOREIGN KEY(customer) REFERENCES customer (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE custom (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT name_filled CHECK (length(trim(name)) > 0),
    FOREIGN KEY(customer) REFERENCES customer (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE source (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    program TEXT NOT NULL,
    external TEXT NOT NULL,
    FOREIGN KEY(customer) REFERENCES customer (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    time TEXT,
    inbound INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    bulk INTEGER NOT NULL,
    private INTEGER NOT NULL,
    purposes TEXT NOT NULL,
    mood TEXT,
    minutes INTEGER,
    colleague INTEGER,
    text TEXT NOT NULL,
    cost INTEGER,
    CONSTRAINT kind_known CHECK (kind IN ('call', 'video', 'email', 'message', 'letter', 'card', 'gift', 'meeting', 'lunch', 'visit', 'note')),
    CONSTRAINT mood_known CHECK (mood IN ('bad', 'ok', 'good')),
    CONSTRAINT cost_is_amount CHECK (cost >= 0),
    CONSTRAINT minutes_of_a_day CHECK (minutes BETWEEN 0 AND 1440),
    CONSTRAINT day_is_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT inbound_is_truth CHECK (inbound IN (0, 1)),
    CONSTRAINT attempt_is_truth CHECK (attempt IN (0, 1)),
    CONSTRAINT bulk_is_truth CHECK (bulk IN (0, 1)),
    CONSTRAINT private_is_truth CHECK (private IN (0, 1)),
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(colleague) REFERENCES colleague (id)
)
 STRICT

CREATE TABLE newest (
    customer INTEGER NOT NULL,
    touch TEXT,
    mailing TEXT,
    inbound TEXT,
    conversation TEXT,
    face TEXT,
    review_face TEXT,
    review_live TEXT,
    review TEXT,
    competitor TEXT,
    PRIMARY KEY (customer),
    FOREIGN KEY(customer) REFERENCES customer (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE position (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    role TEXT,
    level TEXT,
    sponsor INTEGER NOT NULL,
    main INTEGER NOT NULL,
    left_on TEXT,
    CONSTRAINT level_known CHECK (level IN ('user', 'manager', 'director', 'executive')),
    CONSTRAINT left_on_is_day CHECK (left_on IS date(left_on, '+0 days')),
    CONSTRAINT sponsor_is_truth CHECK (sponsor IN (0, 1)),
    CONSTRAINT main_is_truth CHECK (main IN (0, 1)),
    FOREIGN KEY(person) REFERENCES person (id) ON DELETE CASCADE,
    FOREIGN KEY(customer) REFERENCES customer (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE reach (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    way TEXT NOT NULL,
    raw TEXT NOT NULL,
    plain TEXT NOT NULL,
    customer INTEGER,
    person INTEGER,
    label TEXT,
    verified_on TEXT,
    CONSTRAINT way_known CHECK (way IN ('email', 'phone')),
    CONSTRAINT one_owner CHECK ((customer IS NULL) <> (person IS NULL)),
    CONSTRAINT verified_on_is_day CHECK (verified_on IS date(verified_on, '+0 days')),
    FOREIGN KEY(customer) REFERENCES customer (id) ON DELETE CASCADE,
    FOREIGN KEY(person) REFERENCES person (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE referral (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    whom TEXT NOT NULL,
    person INTEGER,
    asked_on TEXT,
    given_on TEXT,
    contacted_on TEXT,
    won_on TEXT,
    lost_on TEXT,
    became INTEGER,
    amount INTEGER,
    text TEXT NOT NULL,
    CONSTRAINT asked_or_given CHECK (asked_on IS NOT NULL OR given_on IS NOT NULL),
    CONSTRAINT given_names_whom CHECK (given_on IS NULL OR length(trim(whom)) > 0),
    CONSTRAINT named_before_contacted CHECK (given_on IS NOT NULL OR (contacted_on IS NULL AND won_on IS NULL AND became IS NULL)),
    CONSTRAINT won_or_lost CHECK (won_on IS NULL OR lost_on IS NULL),
    CONSTRAINT not_by_itself CHECK (became IS NULL OR became <> customer),
    CONSTRAINT asked_on_is_day CHECK (asked_on IS date(asked_on, '+0 days')),
    CONSTRAINT given_on_is_day CHECK (given_on IS date(given_on, '+0 days')),
    CONSTRAINT contacted_on_is_day CHECK (contacted_on IS date(contacted_on, '+0 days')),
    CONSTRAINT won_on_is_day CHECK (won_on IS date(won_on, '+0 days')),
    CONSTRAINT lost_on_is_day CHECK (lost_on IS date(lost_on, '+0 days')),
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(person) REFERENCES person (id),
    FOREIGN KEY(became) REFERENCES customer (id)
)
 STRICT

CREATE TABLE sale (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    day TEXT NOT NULL,
    amount INTEGER NOT NULL,
    product TEXT,
    margin INTEGER,
    delivered_on TEXT,
    number TEXT,
    CONSTRAINT day_is_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT delivered_on_is_day CHECK (delivered_on IS date(delivered_on, '+0 days')),
    FOREIGN KEY(customer) REFERENCES customer (id)
)
 STRICT

CREATE TABLE snooze (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    made_on TEXT NOT NULL,
    until TEXT NOT NULL,
    because TEXT NOT NULL,
    asked INTEGER NOT NULL,
    CONSTRAINT ends_later CHECK (until > made_on),
    CONSTRAINT made_on_is_day CHECK (made_on IS date(made_on, '+0 days')),
    CONSTRAINT until_is_day CHECK (until IS date(until, '+0 days')),
    CONSTRAINT asked_is_truth CHECK (asked IN (0, 1)),
    FOREIGN KEY(customer) REFERENCES customer (id)
)
 STRICT

CREATE TABLE presence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry INTEGER NOT NULL,
    person INTEGER NOT NULL,
    FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE CASCADE,
    FOREIGN KEY(person) REFERENCES person (id) ON DELETE CASCADE
)
 STRICT

CREATE TABLE expectation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    text TEXT NOT NULL,
    set_on TEXT NOT NULL,
    review_on TEXT NOT NULL,
    metric TEXT,
    target TEXT,
    contract INTEGER,
    sale INTEGER,
    result TEXT,
    reviewed_on TEXT,
    found TEXT,
    unrealistic INTEGER NOT NULL,
    explained TEXT,
    CONSTRAINT text_filled CHECK (length(trim(text)) > 0),
    CONSTRAINT result_known CHECK (result IN ('met', 'partly', 'missed')),
    CONSTRAINT review_after_set CHECK (review_on >= set_on),
    CONSTRAINT reviewed_after_set CHECK (reviewed_on IS NULL OR reviewed_on >= set_on),
    CONSTRAINT result_has_day CHECK ((result IS NULL) = (reviewed_on IS NULL)),
    CONSTRAINT unrealistic_is_explained CHECK (NOT unrealistic OR length(trim(coalesce(explained, ''))) > 0),
    CONSTRAINT set_on_is_day CHECK (set_on IS date(set_on, '+0 days')),
    CONSTRAINT review_on_is_day CHECK (review_on IS date(review_on, '+0 days')),
    CONSTRAINT reviewed_on_is_day CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    CONSTRAINT unrealistic_is_truth CHECK (unrealistic IN (0, 1)),
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(contract) REFERENCES contract (id) ON DELETE SET NULL,
    FOREIGN KEY(sale) REFERENCES sale (id) ON DELETE SET NULL
)
 STRICT

CREATE TABLE fact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    told_on TEXT NOT NULL,
    text TEXT NOT NULL,
    customer INTEGER,
    person INTEGER,
    name TEXT,
    entry INTEGER,
    private INTEGER NOT NULL,
    verified_on TEXT,
    ended_on TEXT,
    replaced_by INTEGER,
    CONSTRAINT kind_filled CHECK (length(trim(kind)) > 0),
    CONSTRAINT kind_is_a_word CHECK (length(kind) <= 30),
    CONSTRAINT says_something CHECK (length(trim(text)) > 0 OR length(trim(coalesce(name, ''))) > 0),
    CONSTRAINT one_subject CHECK ((customer IS NULL) <> (person IS NULL)),
    CONSTRAINT people_are_private CHECK (person IS NULL OR private = 1),
    CONSTRAINT ended_after_told CHECK (ended_on IS NULL OR ended_on >= told_on),
    CONSTRAINT replaced_has_ended CHECK (replaced_by IS NULL OR ended_on IS NOT NULL),
    CONSTRAINT told_on_is_day CHECK (told_on IS date(told_on, '+0 days')),
    CONSTRAINT verified_on_is_day CHECK (verified_on IS date(verified_on, '+0 days')),
    CONSTRAINT ended_on_is_day CHECK (ended_on IS date(ended_on, '+0 days')),
    CONSTRAINT private_is_truth CHECK (private IN (0, 1)),
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(person) REFERENCES person (id),
    FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE SET NULL,
    FOREIGN KEY(replaced_by) REFERENCES fact (id) ON DELETE SET NULL
)
 STRICT

CREATE TABLE telling (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    news INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    made_on TEXT NOT NULL,
    why TEXT NOT NULL,
    entry INTEGER,
    told_on TEXT,
    answer TEXT,
    reply TEXT,
    answered_on TEXT,
    dropped_on TEXT,
    CONSTRAINT answer_known CHECK (answer IN ('wanted', 'later', 'declined')),
    CONSTRAINT answer_has_day CHECK ((answer IS NULL) = (answered_on IS NULL)),
    CONSTRAINT answered_was_told CHECK (answer IS NULL OR told_on IS NOT NULL),
    CONSTRAINT made_on_is_day CHECK (made_on IS date(made_on, '+0 days')),
    CONSTRAINT told_on_is_day CHECK (told_on IS date(told_on, '+0 days')),
    CONSTRAINT answered_on_is_day CHECK (answered_on IS date(answered_on, '+0 days')),
    CONSTRAINT dropped_on_is_day CHECK (dropped_on IS date(dropped_on, '+0 days')),
    FOREIGN KEY(news) REFERENCES news (id) ON DELETE CASCADE,
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE SET NULL
)
 STRICT

CREATE TABLE opportunity (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    text TEXT NOT NULL,
    heard_on TEXT NOT NULL,
    entry INTEGER,
    amount INTEGER,
    next_step TEXT,
    next_on TEXT,
    ended TEXT,
    ended_on TEXT,
    because TEXT,
    CONSTRAINT text_filled CHECK (length(trim(text)) > 0),
    CONSTRAINT ended_known CHECK (ended IN ('won', 'lost')),
    CONSTRAINT ending_has_day CHECK ((ended IS NULL) = (ended_on IS NULL)),
    CONSTRAINT ended_after_heard CHECK (ended_on IS NULL OR ended_on >= heard_on),
    CONSTRAINT heard_on_is_day CHECK (heard_on IS date(heard_on, '+0 days')),
    CONSTRAINT next_on_is_day CHECK (next_on IS date(next_on, '+0 days')),
    CONSTRAINT ended_on_is_day CHECK (ended_on IS date(ended_on, '+0 days')),
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE SET NULL
)
 STRICT

CREATE TABLE problem (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    raised_on TEXT NOT NULL,
    entry INTEGER,
    severe INTEGER NOT NULL,
    expected TEXT,
    received TEXT,
    raised_by INTEGER,
    colleague INTEGER,
    number TEXT,
    amount INTEGER,
    target_on TEXT,
    next_on TEXT,
    answered_on TEXT,
    solved_on TEXT,
    CONSTRAINT text_filled CHECK (length(trim(text)) > 0),
    CONSTRAINT kind_known CHECK (kind IN ('trouble', 'invoice', 'question', 'emergency')),
    CONSTRAINT solved_after_raised CHECK (solved_on IS NULL OR solved_on >= raised_on),
    CONSTRAINT answered_after_raised CHECK (answered_on IS NULL OR answered_on >= raised_on),
    CONSTRAINT raised_on_is_day CHECK (raised_on IS date(raised_on, '+0 days')),
    CONSTRAINT target_on_is_day CHECK (target_on IS date(target_on, '+0 days')),
    CONSTRAINT next_on_is_day CHECK (next_on IS date(next_on, '+0 days')),
    CONSTRAINT answered_on_is_day CHECK (answered_on IS date(answered_on, '+0 days')),
    CONSTRAINT solved_on_is_day CHECK (solved_on IS date(solved_on, '+0 days')),
    CONSTRAINT severe_is_truth CHECK (severe IN (0, 1)),
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE SET NULL,
    FOREIGN KEY(raised_by) REFERENCES person (id) ON DELETE SET NULL,
    FOREIGN KEY(colleague) REFERENCES colleague (id)
)
 STRICT

CREATE TABLE promise (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    party TEXT NOT NULL,
    text TEXT NOT NULL,
    made_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    entry INTEGER,
    colleague INTEGER,
    ended TEXT,
    ended_on TEXT,
    CONSTRAINT text_filled CHECK (length(trim(text)) > 0),
    CONSTRAINT party_known CHECK (party IN ('me', 'colleague', 'customer', 'note')),
    CONSTRAINT ended_known CHECK (ended IN ('kept', 'broken', 'dropped')),
    CONSTRAINT colleague_named CHECK ((party = 'colleague') = (colleague IS NOT NULL)),
    CONSTRAINT ended_has_day CHECK ((ended IS NULL) = (ended_on IS NULL)),
    CONSTRAINT made_on_is_day CHECK (made_on IS date(made_on, '+0 days')),
    CONSTRAINT due_on_is_day CHECK (due_on IS date(due_on, '+0 days')),
    CONSTRAINT ended_on_is_day CHECK (ended_on IS date(ended_on, '+0 days')),
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE SET NULL,
    FOREIGN KEY(colleague) REFERENCES colleague (id)
)
 STRICT

CREATE TABLE settlement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL,
    code TEXT NOT NULL,
    due_on TEXT NOT NULL,
    day TEXT NOT NULL,
    entry INTEGER,
    text TEXT NOT NULL,
    CONSTRAINT due_on_is_day CHECK (due_on IS date(due_on, '+0 days')),
    CONSTRAINT day_is_day CHECK (day IS date(day, '+0 days')),
    FOREIGN KEY(customer) REFERENCES customer (id),
    FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE SET NULL
)
 STRICT

CREATE TABLE slip (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    promise INTEGER NOT NULL,
    day TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    told INTEGER,
    CONSTRAINT day_is_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT from_on_is_day CHECK (from_on IS date(from_on, '+0 days')),
    CONSTRAINT to_on_is_day CHECK (to_on IS date(to_on, '+0 days')),
    CONSTRAINT told_is_truth CHECK (told IN (0, 1)),
    FOREIGN KEY(promise) REFERENCES promise (id) ON DELETE CASCADE
)
 STRICT

CREATE INDEX away_last ON away (last)

CREATE INDEX bystander_external ON bystander (source, external) WHERE external <> ''

CREATE INDEX bystander_mark ON bystander (mark)

CREATE INDEX colleague_key ON colleague ("key")

CREATE INDEX contract_customer ON contract (customer, starts_on)

CREATE INDEX contract_renewed_from ON contract (renewed_from) WHERE renewed_from IS NOT NULL

CREATE INDEX customer_key ON customer ("key")

CREATE INDEX customer_part_of ON customer (part_of) WHERE part_of IS NOT NULL

CREATE INDEX customer_town ON customer (town)

CREATE INDEX entry_attempt ON entry (day, customer) WHERE attempt = 1

CREATE INDEX entry_bulk ON entry (customer, day) WHERE bulk = 1 AND attempt = 0

CREATE INDEX entry_competitor ON entry (customer, day) WHERE purposes LIKE '%competitor%'

CREATE INDEX entry_conversation ON entry (customer, day) WHERE colleague IS NULL AND attempt = 0 AND kind <> 'note' AND (inbound = 1 OR kind IN ('call', 'video', 'meeting', 'lunch', 'visit'))

CREATE INDEX entry_customer ON entry (customer, day, kind, inbound, attempt, bulk, colleague, purposes, mood)

CREATE INDEX entry_day ON entry (day, customer)

CREATE INDEX entry_face ON entry (customer, day) WHERE colleague IS NULL AND attempt = 0 AND kind IN ('meeting', 'lunch', 'visit')

CREATE INDEX entry_in ON entry (customer, day, kind) WHERE inbound = 1 AND attempt = 0 AND kind <> 'note'

CREATE INDEX entry_official ON entry (colleague, customer, day) WHERE colleague IS NOT NULL AND attempt = 0 AND kind IN ('meeting', 'lunch', 'visit')

CREATE INDEX entry_out ON entry (customer, day) WHERE inbound = 0 AND bulk = 0 AND attempt = 0 AND kind <> 'note'

CREATE INDEX entry_review ON entry (customer, day) WHERE attempt = 0 AND kind <> 'note' AND purposes LIKE '%review%'

CREATE INDEX entry_review_face ON entry (customer, day) WHERE attempt = 0 AND kind <> 'note' AND purposes LIKE '%review%' AND kind IN ('meeting', 'lunch', 'visit')

CREATE INDEX entry_review_live ON entry (customer, day) WHERE attempt = 0 AND kind <> 'note' AND purposes LIKE '%review%' AND kind IN ('call', 'video', 'meeting', 'lunch', 'visit')

CREATE INDEX expectation_contract ON expectation (contract) WHERE contract IS NOT NULL

CREATE INDEX expectation_customer ON expectation (customer, set_on)

CREATE INDEX expectation_open ON expectation (customer) WHERE reviewed_on IS NULL

CREATE INDEX expectation_reviewed ON expectation (reviewed_on) WHERE reviewed_on IS NOT NULL

CREATE INDEX expectation_sale ON expectation (sale) WHERE sale IS NOT NULL

CREATE INDEX fact_customer ON fact (customer, kind) WHERE customer IS NOT NULL

CREATE INDEX fact_entry ON fact (entry) WHERE entry IS NOT NULL

CREATE INDEX fact_person ON fact (person, kind) WHERE person IS NOT NULL

CREATE INDEX fact_replaced_by ON fact (replaced_by) WHERE replaced_by IS NOT NULL

CREATE INDEX news_open ON news (added_on) WHERE ended_on IS NULL

CREATE INDEX news_watch ON news (watch) WHERE watch IS NOT NULL

CREATE INDEX op_row_op ON op_row (op)

CREATE INDEX op_row_subject ON op_row (subject)

CREATE INDEX op_undoes ON op (undoes) WHERE undoes IS NOT NULL

CREATE INDEX opportunity_customer ON opportunity (customer, heard_on)

CREATE INDEX opportunity_entry ON opportunity (entry) WHERE entry IS NOT NULL

CREATE INDEX opportunity_open ON opportunity (customer) WHERE ended_on IS NULL

CREATE INDEX person_key ON person ("key")

CREATE INDEX position_customer ON position (customer)

CREATE INDEX position_person ON position (person)

CREATE INDEX presence_person ON presence (person, entry)

CREATE INDEX problem_customer ON problem (customer, raised_on)

CREATE INDEX problem_entry ON problem (entry) WHERE entry IS NOT NULL

CREATE INDEX problem_open ON problem (customer) WHERE solved_on IS NULL

CREATE INDEX problem_raised_by ON problem (raised_by) WHERE raised_by IS NOT NULL

CREATE INDEX problem_solved ON problem (solved_on) WHERE solved_on IS NOT NULL

CREATE INDEX promise_customer ON promise (customer, made_on)

CREATE INDEX promise_ended ON promise (ended_on) WHERE ended_on IS NOT NULL

CREATE INDEX promise_entry ON promise (entry) WHERE entry IS NOT NULL

CREATE INDEX promise_open ON promise (customer) WHERE ended_on IS NULL

CREATE INDEX reach_customer ON reach (customer) WHERE customer IS NOT NULL

CREATE INDEX reach_person ON reach (person) WHERE person IS NOT NULL

CREATE INDEX reach_plain ON reach (plain)

CREATE INDEX referral_became ON referral (became) WHERE became IS NOT NULL

CREATE INDEX referral_customer ON referral (customer)

CREATE INDEX referral_given ON referral (given_on) WHERE given_on IS NOT NULL

CREATE INDEX referral_person ON referral (person) WHERE person IS NOT NULL

CREATE INDEX sale_customer ON sale (customer, day, amount, margin, product, delivered_on)

CREATE INDEX sale_day ON sale (day, customer, delivered_on)

CREATE INDEX sale_delivered ON sale (delivered_on) WHERE delivered_on IS NOT NULL

CREATE INDEX sale_marginless ON sale (day) WHERE margin IS NULL

CREATE INDEX sale_number ON sale (number) WHERE number IS NOT NULL

CREATE INDEX settlement_code ON settlement (code, due_on)

CREATE INDEX settlement_customer ON settlement (customer, day)

CREATE INDEX settlement_entry ON settlement (entry) WHERE entry IS NOT NULL

CREATE INDEX slip_promise ON slip (promise, day)

CREATE INDEX snooze_customer ON snooze (customer)

CREATE INDEX snooze_until ON snooze (until, customer)

CREATE INDEX source_customer ON source (customer)

CREATE INDEX telling_entry ON telling (entry) WHERE entry IS NOT NULL

CREATE INDEX telling_news ON telling (news)

CREATE UNIQUE INDEX custom_once ON custom (customer, name)

CREATE UNIQUE INDEX mapping_once ON mapping (program, header)

CREATE UNIQUE INDEX news_guid ON news (guid) WHERE guid IS NOT NULL

CREATE UNIQUE INDEX presence_once ON presence (entry, person)

CREATE UNIQUE INDEX source_once ON source (program, external)

CREATE UNIQUE INDEX statement_once ON statement (customer, day)

CREATE UNIQUE INDEX tag_once ON tag (customer, name)

CREATE UNIQUE INDEX telling_once ON telling (customer, news)

CREATE VIRTUAL TABLE search USING fts5(words, noun UNINDEXED, row UNINDEXED, customer UNINDEXED, tokenize='unicode61 remove_diacritics 2')

CREATE VIEW newest_sought AS SELECT c.id AS customer, (SELECT day FROM entry INDEXED BY entry_out WHERE customer = c.id  AND inbound = 0 AND bulk = 0 AND attempt = 0 AND kind <> 'note' ORDER BY day DESC LIMIT 1) AS touch, (SELECT day FROM entry INDEXED BY entry_bulk WHERE customer = c.id  AND bulk = 1 AND inbound = 0 AND attempt = 0 AND kind <> 'note' ORDER BY day DESC LIMIT 1) AS mailing, (SELECT day FROM entry INDEXED BY entry_in WHERE customer = c.id  AND inbound = 1 AND attempt = 0 AND kind <> 'note' ORDER BY day DESC LIMIT 1) AS inbound, (SELECT day FROM entry INDEXED BY entry_conversation WHERE customer = c.id  AND colleague IS NULL AND attempt = 0 AND kind <> 'note' AND (inbound = 1 OR kind IN ('call', 'video', 'meeting', 'lunch', 'visit')) ORDER BY day DESC LIMIT 1) AS conversation, (SELECT day FROM entry INDEXED BY entry_face WHERE customer = c.id  AND colleague IS NULL AND attempt = 0 AND kind IN ('meeting', 'lunch', 'visit') ORDER BY day DESC LIMIT 1) AS face, (SELECT day FROM entry INDEXED BY entry_review_face WHERE customer = c.id  AND attempt = 0 AND kind <> 'note' AND purposes LIKE '%review%' AND kind IN ('meeting', 'lunch', 'visit') ORDER BY day DESC LIMIT 1) AS review_face, (SELECT day FROM entry INDEXED BY entry_review_live WHERE customer = c.id  AND attempt = 0 AND kind <> 'note' AND purposes LIKE '%review%' AND kind IN ('call', 'video', 'meeting', 'lunch', 'visit') ORDER BY day DESC LIMIT 1) AS review_live, (SELECT day FROM entry INDEXED BY entry_review WHERE customer = c.id  AND attempt = 0 AND kind <> 'note' AND purposes LIKE '%review%' ORDER BY day DESC LIMIT 1) AS review, (SELECT day FROM entry INDEXED BY entry_competitor WHERE customer = c.id  AND purposes LIKE '%competitor%' ORDER BY day DESC LIMIT 1) AS competitor FROM customer c

CREATE TRIGGER customer_inserted AFTER INSERT ON customer BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'customer', NEW.id, 'c' || NEW.id, NULL, json_object('id', NEW."id", 'name', NEW."name", 'key', NEW."key", 'added_on', NEW."added_on", 'town', NEW."town", 'postcode', NEW."postcode", 'country', NEW."country", 'address', NEW."address", 'industry', NEW."industry", 'part_of', NEW."part_of", 'said', NEW."said", 'said_on', NEW."said_on", 'said_because', NEW."said_because", 'tier', NEW."tier", 'tier_because', NEW."tier_because", 'tier_until', NEW."tier_until", 'interval', NEW."interval", 'interval_because', NEW."interval_because", 'potential', NEW."potential", 'expected_value', NEW."expected_value", 'no_contact', NEW."no_contact", 'solo', NEW."solo", 'archived_on', NEW."archived_on", 'pays_late', NEW."pays_late", 'executive', NEW."executive")); END

CREATE TRIGGER customer_updated AFTER UPDATE ON customer BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'customer', NEW.id, 'c' || NEW.id, json_object('id', OLD."id", 'name', OLD."name", 'key', OLD."key", 'added_on', OLD."added_on", 'town', OLD."town", 'postcode', OLD."postcode", 'country', OLD."country", 'address', OLD."address", 'industry', OLD."industry", 'part_of', OLD."part_of", 'said', OLD."said", 'said_on', OLD."said_on", 'said_because', OLD."said_because", 'tier', OLD."tier", 'tier_because', OLD."tier_because", 'tier_until', OLD."tier_until", 'interval', OLD."interval", 'interval_because', OLD."interval_because", 'potential', OLD."potential", 'expected_value', OLD."expected_value", 'no_contact', OLD."no_contact", 'solo', OLD."solo", 'archived_on', OLD."archived_on", 'pays_late', OLD."pays_late", 'executive', OLD."executive"), json_object('id', NEW."id", 'name', NEW."name", 'key', NEW."key", 'added_on', NEW."added_on", 'town', NEW."town", 'postcode', NEW."postcode", 'country', NEW."country", 'address', NEW."address", 'industry', NEW."industry", 'part_of', NEW."part_of", 'said', NEW."said", 'said_on', NEW."said_on", 'said_because', NEW."said_because", 'tier', NEW."tier", 'tier_because', NEW."tier_because", 'tier_until', NEW."tier_until", 'interval', NEW."interval", 'interval_because', NEW."interval_because", 'potential', NEW."potential", 'expected_value', NEW."expected_value", 'no_contact', NEW."no_contact", 'solo', NEW."solo", 'archived_on', NEW."archived_on", 'pays_late', NEW."pays_late", 'executive', NEW."executive")); END

CREATE TRIGGER customer_deleted AFTER DELETE ON customer BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'customer', OLD.id, 'c' || OLD.id, json_object('id', OLD."id", 'name', OLD."name", 'key', OLD."key", 'added_on', OLD."added_on", 'town', OLD."town", 'postcode', OLD."postcode", 'country', OLD."country", 'address', OLD."address", 'industry', OLD."industry", 'part_of', OLD."part_of", 'said', OLD."said", 'said_on', OLD."said_on", 'said_because', OLD."said_because", 'tier', OLD."tier", 'tier_because', OLD."tier_because", 'tier_until', OLD."tier_until", 'interval', OLD."interval", 'interval_because', OLD."interval_because", 'potential', OLD."potential", 'expected_value', OLD."expected_value", 'no_contact', OLD."no_contact", 'solo', OLD."solo", 'archived_on', OLD."archived_on", 'pays_late', OLD."pays_late", 'executive', OLD."executive"), NULL); END

CREATE TRIGGER statement_inserted AFTER INSERT ON statement BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'statement', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'status', NEW."status", 'day', NEW."day", 'because', NEW."because")); END

CREATE TRIGGER statement_updated AFTER UPDATE ON statement BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'statement', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'status', OLD."status", 'day', OLD."day", 'because', OLD."because"), json_object('id', NEW."id", 'customer', NEW."customer", 'status', NEW."status", 'day', NEW."day", 'because', NEW."because")); END

CREATE TRIGGER statement_deleted AFTER DELETE ON statement BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'statement', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'status', OLD."status", 'day', OLD."day", 'because', OLD."because"), NULL); END

CREATE TRIGGER tag_inserted AFTER INSERT ON tag BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'tag', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'name', NEW."name")); END

CREATE TRIGGER tag_updated AFTER UPDATE ON tag BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'tag', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'name', OLD."name"), json_object('id', NEW."id", 'customer', NEW."customer", 'name', NEW."name")); END

CREATE TRIGGER tag_deleted AFTER DELETE ON tag BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'tag', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'name', OLD."name"), NULL); END

CREATE TRIGGER custom_inserted AFTER INSERT ON custom BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'custom', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'name', NEW."name", 'value', NEW."value")); END

CREATE TRIGGER custom_updated AFTER UPDATE ON custom BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'custom', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'name', OLD."name", 'value', OLD."value"), json_object('id', NEW."id", 'customer', NEW."customer", 'name', NEW."name", 'value', NEW."value")); END

CREATE TRIGGER custom_deleted AFTER DELETE ON custom BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'custom', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'name', OLD."name", 'value', OLD."value"), NULL); END

CREATE TRIGGER source_inserted AFTER INSERT ON source BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'source', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'program', NEW."program", 'external', NEW."external")); END

CREATE TRIGGER source_updated AFTER UPDATE ON source BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'source', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'program', OLD."program", 'external', OLD."external"), json_object('id', NEW."id", 'customer', NEW."customer", 'program', NEW."program", 'external', NEW."external")); END

CREATE TRIGGER source_deleted AFTER DELETE ON source BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'source', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'program', OLD."program", 'external', OLD."external"), NULL); END

CREATE TRIGGER person_inserted AFTER INSERT ON person BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'person', NEW.id, 'd' || NEW.id, NULL, json_object('id', NEW."id", 'name', NEW."name", 'key', NEW."key", 'added_on', NEW."added_on", 'birthday', NEW."birthday", 'prefers', NEW."prefers", 'no_contact', NEW."no_contact")); END

CREATE TRIGGER person_updated AFTER UPDATE ON person BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'person', NEW.id, 'd' || NEW.id, json_object('id', OLD."id", 'name', OLD."name", 'key', OLD."key", 'added_on', OLD."added_on", 'birthday', OLD."birthday", 'prefers', OLD."prefers", 'no_contact', OLD."no_contact"), json_object('id', NEW."id", 'name', NEW."name", 'key', NEW."key", 'added_on', NEW."added_on", 'birthday', NEW."birthday", 'prefers', NEW."prefers", 'no_contact', NEW."no_contact")); END

CREATE TRIGGER person_deleted AFTER DELETE ON person BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'person', OLD.id, 'd' || OLD.id, json_object('id', OLD."id", 'name', OLD."name", 'key', OLD."key", 'added_on', OLD."added_on", 'birthday', OLD."birthday", 'prefers', OLD."prefers", 'no_contact', OLD."no_contact"), NULL); END

CREATE TRIGGER position_inserted AFTER INSERT ON position BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'position', NEW.id, 'd' || NEW.person, NULL, json_object('id', NEW."id", 'person', NEW."person", 'customer', NEW."customer", 'role', NEW."role", 'level', NEW."level", 'sponsor', NEW."sponsor", 'main', NEW."main", 'left_on', NEW."left_on")); END

CREATE TRIGGER position_updated AFTER UPDATE ON position BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'position', NEW.id, 'd' || NEW.person, json_object('id', OLD."id", 'person', OLD."person", 'customer', OLD."customer", 'role', OLD."role", 'level', OLD."level", 'sponsor', OLD."sponsor", 'main', OLD."main", 'left_on', OLD."left_on"), json_object('id', NEW."id", 'person', NEW."person", 'customer', NEW."customer", 'role', NEW."role", 'level', NEW."level", 'sponsor', NEW."sponsor", 'main', NEW."main", 'left_on', NEW."left_on")); END

CREATE TRIGGER position_deleted AFTER DELETE ON position BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'position', OLD.id, 'd' || OLD.person, json_object('id', OLD."id", 'person', OLD."person", 'customer', OLD."customer", 'role', OLD."role", 'level', OLD."level", 'sponsor', OLD."sponsor", 'main', OLD."main", 'left_on', OLD."left_on"), NULL); END

CREATE TRIGGER reach_inserted AFTER INSERT ON reach BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'reach', NEW.id, coalesce('d' || NEW.person, 'c' || NEW.customer), NULL, json_object('id', NEW."id", 'way', NEW."way", 'raw', NEW."raw", 'plain', NEW."plain", 'customer', NEW."customer", 'person', NEW."person", 'label', NEW."label", 'verified_on', NEW."verified_on")); END

CREATE TRIGGER reach_updated AFTER UPDATE ON reach BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'reach', NEW.id, coalesce('d' || NEW.person, 'c' || NEW.customer), json_object('id', OLD."id", 'way', OLD."way", 'raw', OLD."raw", 'plain', OLD."plain", 'customer', OLD."customer", 'person', OLD."person", 'label', OLD."label", 'verified_on', OLD."verified_on"), json_object('id', NEW."id", 'way', NEW."way", 'raw', NEW."raw", 'plain', NEW."plain", 'customer', NEW."customer", 'person', NEW."person", 'label', NEW."label", 'verified_on', NEW."verified_on")); END

CREATE TRIGGER reach_deleted AFTER DELETE ON reach BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'reach', OLD.id, coalesce('d' || OLD.person, 'c' || OLD.customer), json_object('id', OLD."id", 'way', OLD."way", 'raw', OLD."raw", 'plain', OLD."plain", 'customer', OLD."customer", 'person', OLD."person", 'label', OLD."label", 'verified_on', OLD."verified_on"), NULL); END

CREATE TRIGGER colleague_inserted AFTER INSERT ON colleague BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'colleague', NEW.id, NULL, NULL, json_object('id', NEW."id", 'name', NEW."name", 'key', NEW."key", 'added_on', NEW."added_on", 'role', NEW."role", 'executive', NEW."executive", 'knows', NEW."knows", 'deputy', NEW."deputy", 'email', NEW."email", 'phone', NEW."phone", 'archived_on', NEW."archived_on")); END

CREATE TRIGGER colleague_updated AFTER UPDATE ON colleague BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'colleague', NEW.id, NULL, json_object('id', OLD."id", 'name', OLD."name", 'key', OLD."key", 'added_on', OLD."added_on", 'role', OLD."role", 'executive', OLD."executive", 'knows', OLD."knows", 'deputy', OLD."deputy", 'email', OLD."email", 'phone', OLD."phone", 'archived_on', OLD."archived_on"), json_object('id', NEW."id", 'name', NEW."name", 'key', NEW."key", 'added_on', NEW."added_on", 'role', NEW."role", 'executive', NEW."executive", 'knows', NEW."knows", 'deputy', NEW."deputy", 'email', NEW."email", 'phone', NEW."phone", 'archived_on', NEW."archived_on")); END

CREATE TRIGGER colleague_deleted AFTER DELETE ON colleague BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'colleague', OLD.id, NULL, json_object('id', OLD."id", 'name', OLD."name", 'key', OLD."key", 'added_on', OLD."added_on", 'role', OLD."role", 'executive', OLD."executive", 'knows', OLD."knows", 'deputy', OLD."deputy", 'email', OLD."email", 'phone', OLD."phone", 'archived_on', OLD."archived_on"), NULL); END

CREATE TRIGGER entry_inserted AFTER INSERT ON entry BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'entry', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'day', NEW."day", 'kind', NEW."kind", 'time', NEW."time", 'inbound', NEW."inbound", 'attempt', NEW."attempt", 'bulk', NEW."bulk", 'private', NEW."private", 'purposes', NEW."purposes", 'mood', NEW."mood", 'minutes', NEW."minutes", 'colleague', NEW."colleague", 'text', NEW."text", 'cost', NEW."cost")); END

CREATE TRIGGER entry_updated AFTER UPDATE ON entry BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'entry', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'day', OLD."day", 'kind', OLD."kind", 'time', OLD."time", 'inbound', OLD."inbound", 'attempt', OLD."attempt", 'bulk', OLD."bulk", 'private', OLD."private", 'purposes', OLD."purposes", 'mood', OLD."mood", 'minutes', OLD."minutes", 'colleague', OLD."colleague", 'text', OLD."text", 'cost', OLD."cost"), json_object('id', NEW."id", 'customer', NEW."customer", 'day', NEW."day", 'kind', NEW."kind", 'time', NEW."time", 'inbound', NEW."inbound", 'attempt', NEW."attempt", 'bulk', NEW."bulk", 'private', NEW."private", 'purposes', NEW."purposes", 'mood', NEW."mood", 'minutes', NEW."minutes", 'colleague', NEW."colleague", 'text', NEW."text", 'cost', NEW."cost")); END

CREATE TRIGGER entry_deleted AFTER DELETE ON entry BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'entry', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'day', OLD."day", 'kind', OLD."kind", 'time', OLD."time", 'inbound', OLD."inbound", 'attempt', OLD."attempt", 'bulk', OLD."bulk", 'private', OLD."private", 'purposes', OLD."purposes", 'mood', OLD."mood", 'minutes', OLD."minutes", 'colleague', OLD."colleague", 'text', OLD."text", 'cost', OLD."cost"), NULL); END

CREATE TRIGGER presence_inserted AFTER INSERT ON presence BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'presence', NEW.id, 'd' || NEW.person, NULL, json_object('id', NEW."id", 'entry', NEW."entry", 'person', NEW."person")); END

CREATE TRIGGER presence_updated AFTER UPDATE ON presence BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'presence', NEW.id, 'd' || NEW.person, json_object('id', OLD."id", 'entry', OLD."entry", 'person', OLD."person"), json_object('id', NEW."id", 'entry', NEW."entry", 'person', NEW."person")); END

CREATE TRIGGER presence_deleted AFTER DELETE ON presence BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'presence', OLD.id, 'd' || OLD.person, json_object('id', OLD."id", 'entry', OLD."entry", 'person', OLD."person"), NULL); END

CREATE TRIGGER fact_inserted AFTER INSERT ON fact BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'fact', NEW.id, coalesce('d' || NEW.person, 'c' || NEW.customer), NULL, json_object('id', NEW."id", 'kind', NEW."kind", 'told_on', NEW."told_on", 'text', NEW."text", 'customer', NEW."customer", 'person', NEW."person", 'name', NEW."name", 'entry', NEW."entry", 'private', NEW."private", 'verified_on', NEW."verified_on", 'ended_on', NEW."ended_on", 'replaced_by', NEW."replaced_by")); END

CREATE TRIGGER fact_updated AFTER UPDATE ON fact BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'fact', NEW.id, coalesce('d' || NEW.person, 'c' || NEW.customer), json_object('id', OLD."id", 'kind', OLD."kind", 'told_on', OLD."told_on", 'text', OLD."text", 'customer', OLD."customer", 'person', OLD."person", 'name', OLD."name", 'entry', OLD."entry", 'private', OLD."private", 'verified_on', OLD."verified_on", 'ended_on', OLD."ended_on", 'replaced_by', OLD."replaced_by"), json_object('id', NEW."id", 'kind', NEW."kind", 'told_on', NEW."told_on", 'text', NEW."text", 'customer', NEW."customer", 'person', NEW."person", 'name', NEW."name", 'entry', NEW."entry", 'private', NEW."private", 'verified_on', NEW."verified_on", 'ended_on', NEW."ended_on", 'replaced_by', NEW."replaced_by")); END

CREATE TRIGGER fact_deleted AFTER DELETE ON fact BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'fact', OLD.id, coalesce('d' || OLD.person, 'c' || OLD.customer), json_object('id', OLD."id", 'kind', OLD."kind", 'told_on', OLD."told_on", 'text', OLD."text", 'customer', OLD."customer", 'person', OLD."person", 'name', OLD."name", 'entry', OLD."entry", 'private', OLD."private", 'verified_on', OLD."verified_on", 'ended_on', OLD."ended_on", 'replaced_by', OLD."replaced_by"), NULL); END

CREATE TRIGGER promise_inserted AFTER INSERT ON promise BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'promise', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'party', NEW."party", 'text', NEW."text", 'made_on', NEW."made_on", 'due_on', NEW."due_on", 'entry', NEW."entry", 'colleague', NEW."colleague", 'ended', NEW."ended", 'ended_on', NEW."ended_on")); END

CREATE TRIGGER promise_updated AFTER UPDATE ON promise BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'promise', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'party', OLD."party", 'text', OLD."text", 'made_on', OLD."made_on", 'due_on', OLD."due_on", 'entry', OLD."entry", 'colleague', OLD."colleague", 'ended', OLD."ended", 'ended_on', OLD."ended_on"), json_object('id', NEW."id", 'customer', NEW."customer", 'party', NEW."party", 'text', NEW."text", 'made_on', NEW."made_on", 'due_on', NEW."due_on", 'entry', NEW."entry", 'colleague', NEW."colleague", 'ended', NEW."ended", 'ended_on', NEW."ended_on")); END

CREATE TRIGGER promise_deleted AFTER DELETE ON promise BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'promise', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'party', OLD."party", 'text', OLD."text", 'made_on', OLD."made_on", 'due_on', OLD."due_on", 'entry', OLD."entry", 'colleague', OLD."colleague", 'ended', OLD."ended", 'ended_on', OLD."ended_on"), NULL); END

CREATE TRIGGER slip_inserted AFTER INSERT ON slip BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'slip', NEW.id, (SELECT 'c' || customer FROM promise WHERE id = NEW.promise), NULL, json_object('id', NEW."id", 'promise', NEW."promise", 'day', NEW."day", 'from_on', NEW."from_on", 'to_on', NEW."to_on", 'told', NEW."told")); END

CREATE TRIGGER slip_updated AFTER UPDATE ON slip BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'slip', NEW.id, (SELECT 'c' || customer FROM promise WHERE id = NEW.promise), json_object('id', OLD."id", 'promise', OLD."promise", 'day', OLD."day", 'from_on', OLD."from_on", 'to_on', OLD."to_on", 'told', OLD."told"), json_object('id', NEW."id", 'promise', NEW."promise", 'day', NEW."day", 'from_on', NEW."from_on", 'to_on', NEW."to_on", 'told', NEW."told")); END

CREATE TRIGGER slip_deleted AFTER DELETE ON slip BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'slip', OLD.id, (SELECT 'c' || customer FROM promise WHERE id = OLD.promise), json_object('id', OLD."id", 'promise', OLD."promise", 'day', OLD."day", 'from_on', OLD."from_on", 'to_on', OLD."to_on", 'told', OLD."told"), NULL); END

CREATE TRIGGER problem_inserted AFTER INSERT ON problem BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'problem', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'kind', NEW."kind", 'text', NEW."text", 'raised_on', NEW."raised_on", 'entry', NEW."entry", 'severe', NEW."severe", 'expected', NEW."expected", 'received', NEW."received", 'raised_by', NEW."raised_by", 'colleague', NEW."colleague", 'number', NEW."number", 'amount', NEW."amount", 'target_on', NEW."target_on", 'next_on', NEW."next_on", 'answered_on', NEW."answered_on", 'solved_on', NEW."solved_on")); END

CREATE TRIGGER problem_updated AFTER UPDATE ON problem BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'problem', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'kind', OLD."kind", 'text', OLD."text", 'raised_on', OLD."raised_on", 'entry', OLD."entry", 'severe', OLD."severe", 'expected', OLD."expected", 'received', OLD."received", 'raised_by', OLD."raised_by", 'colleague', OLD."colleague", 'number', OLD."number", 'amount', OLD."amount", 'target_on', OLD."target_on", 'next_on', OLD."next_on", 'answered_on', OLD."answered_on", 'solved_on', OLD."solved_on"), json_object('id', NEW."id", 'customer', NEW."customer", 'kind', NEW."kind", 'text', NEW."text", 'raised_on', NEW."raised_on", 'entry', NEW."entry", 'severe', NEW."severe", 'expected', NEW."expected", 'received', NEW."received", 'raised_by', NEW."raised_by", 'colleague', NEW."colleague", 'number', NEW."number", 'amount', NEW."amount", 'target_on', NEW."target_on", 'next_on', NEW."next_on", 'answered_on', NEW."answered_on", 'solved_on', NEW."solved_on")); END

CREATE TRIGGER problem_deleted AFTER DELETE ON problem BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'problem', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'kind', OLD."kind", 'text', OLD."text", 'raised_on', OLD."raised_on", 'entry', OLD."entry", 'severe', OLD."severe", 'expected', OLD."expected", 'received', OLD."received", 'raised_by', OLD."raised_by", 'colleague', OLD."colleague", 'number', OLD."number", 'amount', OLD."amount", 'target_on', OLD."target_on", 'next_on', OLD."next_on", 'answered_on', OLD."answered_on", 'solved_on', OLD."solved_on"), NULL); END

CREATE TRIGGER sale_inserted AFTER INSERT ON sale BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'sale', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'day', NEW."day", 'amount', NEW."amount", 'product', NEW."product", 'margin', NEW."margin", 'delivered_on', NEW."delivered_on", 'number', NEW."number")); END

CREATE TRIGGER sale_updated AFTER UPDATE ON sale BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'sale', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'day', OLD."day", 'amount', OLD."amount", 'product', OLD."product", 'margin', OLD."margin", 'delivered_on', OLD."delivered_on", 'number', OLD."number"), json_object('id', NEW."id", 'customer', NEW."customer", 'day', NEW."day", 'amount', NEW."amount", 'product', NEW."product", 'margin', NEW."margin", 'delivered_on', NEW."delivered_on", 'number', NEW."number")); END

CREATE TRIGGER sale_deleted AFTER DELETE ON sale BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'sale', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'day', OLD."day", 'amount', OLD."amount", 'product', OLD."product", 'margin', OLD."margin", 'delivered_on', OLD."delivered_on", 'number', OLD."number"), NULL); END

CREATE TRIGGER contract_inserted AFTER INSERT ON contract BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'contract', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'signed_on', NEW."signed_on", 'value', NEW."value", 'title', NEW."title", 'number', NEW."number", 'notice_days', NEW."notice_days", 'auto_renews', NEW."auto_renews", 'price_on', NEW."price_on", 'invoiced', NEW."invoiced", 'ended', NEW."ended", 'ended_on', NEW."ended_on", 'because', NEW."because", 'renewed_from', NEW."renewed_from")); END

CREATE TRIGGER contract_updated AFTER UPDATE ON contract BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'contract', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'signed_on', OLD."signed_on", 'value', OLD."value", 'title', OLD."title", 'number', OLD."number", 'notice_days', OLD."notice_days", 'auto_renews', OLD."auto_renews", 'price_on', OLD."price_on", 'invoiced', OLD."invoiced", 'ended', OLD."ended", 'ended_on', OLD."ended_on", 'because', OLD."because", 'renewed_from', OLD."renewed_from"), json_object('id', NEW."id", 'customer', NEW."customer", 'starts_on', NEW."starts_on", 'ends_on', NEW."ends_on", 'signed_on', NEW."signed_on", 'value', NEW."value", 'title', NEW."title", 'number', NEW."number", 'notice_days', NEW."notice_days", 'auto_renews', NEW."auto_renews", 'price_on', NEW."price_on", 'invoiced', NEW."invoiced", 'ended', NEW."ended", 'ended_on', NEW."ended_on", 'because', NEW."because", 'renewed_from', NEW."renewed_from")); END

CREATE TRIGGER contract_deleted AFTER DELETE ON contract BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'contract', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'signed_on', OLD."signed_on", 'value', OLD."value", 'title', OLD."title", 'number', OLD."number", 'notice_days', OLD."notice_days", 'auto_renews', OLD."auto_renews", 'price_on', OLD."price_on", 'invoiced', OLD."invoiced", 'ended', OLD."ended", 'ended_on', OLD."ended_on", 'because', OLD."because", 'renewed_from', OLD."renewed_from"), NULL); END

CREATE TRIGGER expectation_inserted AFTER INSERT ON expectation BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'expectation', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'text', NEW."text", 'set_on', NEW."set_on", 'review_on', NEW."review_on", 'metric', NEW."metric", 'target', NEW."target", 'contract', NEW."contract", 'sale', NEW."sale", 'result', NEW."result", 'reviewed_on', NEW."reviewed_on", 'found', NEW."found", 'unrealistic', NEW."unrealistic", 'explained', NEW."explained")); END

CREATE TRIGGER expectation_updated AFTER UPDATE ON expectation BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'expectation', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'text', OLD."text", 'set_on', OLD."set_on", 'review_on', OLD."review_on", 'metric', OLD."metric", 'target', OLD."target", 'contract', OLD."contract", 'sale', OLD."sale", 'result', OLD."result", 'reviewed_on', OLD."reviewed_on", 'found', OLD."found", 'unrealistic', OLD."unrealistic", 'explained', OLD."explained"), json_object('id', NEW."id", 'customer', NEW."customer", 'text', NEW."text", 'set_on', NEW."set_on", 'review_on', NEW."review_on", 'metric', NEW."metric", 'target', NEW."target", 'contract', NEW."contract", 'sale', NEW."sale", 'result', NEW."result", 'reviewed_on', NEW."reviewed_on", 'found', NEW."found", 'unrealistic', NEW."unrealistic", 'explained', NEW."explained")); END

CREATE TRIGGER expectation_deleted AFTER DELETE ON expectation BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'expectation', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'text', OLD."text", 'set_on', OLD."set_on", 'review_on', OLD."review_on", 'metric', OLD."metric", 'target', OLD."target", 'contract', OLD."contract", 'sale', OLD."sale", 'result', OLD."result", 'reviewed_on', OLD."reviewed_on", 'found', OLD."found", 'unrealistic', OLD."unrealistic", 'explained', OLD."explained"), NULL); END

CREATE TRIGGER watch_inserted AFTER INSERT ON watch BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'watch', NEW.id, NULL, NULL, json_object('id', NEW."id", 'terms', NEW."terms", 'added_on', NEW."added_on", 'source', NEW."source", 'tags', NEW."tags")); END

CREATE TRIGGER watch_updated AFTER UPDATE ON watch BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'watch', NEW.id, NULL, json_object('id', OLD."id", 'terms', OLD."terms", 'added_on', OLD."added_on", 'source', OLD."source", 'tags', OLD."tags"), json_object('id', NEW."id", 'terms', NEW."terms", 'added_on', NEW."added_on", 'source', NEW."source", 'tags', NEW."tags")); END

CREATE TRIGGER watch_deleted AFTER DELETE ON watch BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'watch', OLD.id, NULL, json_object('id', OLD."id", 'terms', OLD."terms", 'added_on', OLD."added_on", 'source', OLD."source", 'tags', OLD."tags"), NULL); END

CREATE TRIGGER news_inserted AFTER INSERT ON news BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'news', NEW.id, NULL, NULL, json_object('id', NEW."id", 'text', NEW."text", 'kind', NEW."kind", 'added_on', NEW."added_on", 'link', NEW."link", 'product', NEW."product", 'tags', NEW."tags", 'audience', NEW."audience", 'third_party', NEW."third_party", 'watch', NEW."watch", 'feed', NEW."feed", 'guid', NEW."guid", 'ended_on', NEW."ended_on")); END

CREATE TRIGGER news_updated AFTER UPDATE ON news BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'news', NEW.id, NULL, json_object('id', OLD."id", 'text', OLD."text", 'kind', OLD."kind", 'added_on', OLD."added_on", 'link', OLD."link", 'product', OLD."product", 'tags', OLD."tags", 'audience', OLD."audience", 'third_party', OLD."third_party", 'watch', OLD."watch", 'feed', OLD."feed", 'guid', OLD."guid", 'ended_on', OLD."ended_on"), json_object('id', NEW."id", 'text', NEW."text", 'kind', NEW."kind", 'added_on', NEW."added_on", 'link', NEW."link", 'product', NEW."product", 'tags', NEW."tags", 'audience', NEW."audience", 'third_party', NEW."third_party", 'watch', NEW."watch", 'feed', NEW."feed", 'guid', NEW."guid", 'ended_on', NEW."ended_on")); END

CREATE TRIGGER news_deleted AFTER DELETE ON news BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'news', OLD.id, NULL, json_object('id', OLD."id", 'text', OLD."text", 'kind', OLD."kind", 'added_on', OLD."added_on", 'link', OLD."link", 'product', OLD."product", 'tags', OLD."tags", 'audience', OLD."audience", 'third_party', OLD."third_party", 'watch', OLD."watch", 'feed', OLD."feed", 'guid', OLD."guid", 'ended_on', OLD."ended_on"), NULL); END

CREATE TRIGGER telling_inserted AFTER INSERT ON telling BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'telling', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'news', NEW."news", 'customer', NEW."customer", 'made_on', NEW."made_on", 'why', NEW."why", 'entry', NEW."entry", 'told_on', NEW."told_on", 'answer', NEW."answer", 'reply', NEW."reply", 'answered_on', NEW."answered_on", 'dropped_on', NEW."dropped_on")); END

CREATE TRIGGER telling_updated AFTER UPDATE ON telling BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'telling', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'news', OLD."news", 'customer', OLD."customer", 'made_on', OLD."made_on", 'why', OLD."why", 'entry', OLD."entry", 'told_on', OLD."told_on", 'answer', OLD."answer", 'reply', OLD."reply", 'answered_on', OLD."answered_on", 'dropped_on', OLD."dropped_on"), json_object('id', NEW."id", 'news', NEW."news", 'customer', NEW."customer", 'made_on', NEW."made_on", 'why', NEW."why", 'entry', NEW."entry", 'told_on', NEW."told_on", 'answer', NEW."answer", 'reply', NEW."reply", 'answered_on', NEW."answered_on", 'dropped_on', NEW."dropped_on")); END

CREATE TRIGGER telling_deleted AFTER DELETE ON telling BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'telling', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'news', OLD."news", 'customer', OLD."customer", 'made_on', OLD."made_on", 'why', OLD."why", 'entry', OLD."entry", 'told_on', OLD."told_on", 'answer', OLD."answer", 'reply', OLD."reply", 'answered_on', OLD."answered_on", 'dropped_on', OLD."dropped_on"), NULL); END

CREATE TRIGGER referral_inserted AFTER INSERT ON referral BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'referral', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'whom', NEW."whom", 'person', NEW."person", 'asked_on', NEW."asked_on", 'given_on', NEW."given_on", 'contacted_on', NEW."contacted_on", 'won_on', NEW."won_on", 'lost_on', NEW."lost_on", 'became', NEW."became", 'amount', NEW."amount", 'text', NEW."text")); END

CREATE TRIGGER referral_updated AFTER UPDATE ON referral BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'referral', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'whom', OLD."whom", 'person', OLD."person", 'asked_on', OLD."asked_on", 'given_on', OLD."given_on", 'contacted_on', OLD."contacted_on", 'won_on', OLD."won_on", 'lost_on', OLD."lost_on", 'became', OLD."became", 'amount', OLD."amount", 'text', OLD."text"), json_object('id', NEW."id", 'customer', NEW."customer", 'whom', NEW."whom", 'person', NEW."person", 'asked_on', NEW."asked_on", 'given_on', NEW."given_on", 'contacted_on', NEW."contacted_on", 'won_on', NEW."won_on", 'lost_on', NEW."lost_on", 'became', NEW."became", 'amount', NEW."amount", 'text', NEW."text")); END

CREATE TRIGGER referral_deleted AFTER DELETE ON referral BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'referral', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'whom', OLD."whom", 'person', OLD."person", 'asked_on', OLD."asked_on", 'given_on', OLD."given_on", 'contacted_on', OLD."contacted_on", 'won_on', OLD."won_on", 'lost_on', OLD."lost_on", 'became', OLD."became", 'amount', OLD."amount", 'text', OLD."text"), NULL); END

CREATE TRIGGER opportunity_inserted AFTER INSERT ON opportunity BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'opportunity', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'text', NEW."text", 'heard_on', NEW."heard_on", 'entry', NEW."entry", 'amount', NEW."amount", 'next_step', NEW."next_step", 'next_on', NEW."next_on", 'ended', NEW."ended", 'ended_on', NEW."ended_on", 'because', NEW."because")); END

CREATE TRIGGER opportunity_updated AFTER UPDATE ON opportunity BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'opportunity', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'text', OLD."text", 'heard_on', OLD."heard_on", 'entry', OLD."entry", 'amount', OLD."amount", 'next_step', OLD."next_step", 'next_on', OLD."next_on", 'ended', OLD."ended", 'ended_on', OLD."ended_on", 'because', OLD."because"), json_object('id', NEW."id", 'customer', NEW."customer", 'text', NEW."text", 'heard_on', NEW."heard_on", 'entry', NEW."entry", 'amount', NEW."amount", 'next_step', NEW."next_step", 'next_on', NEW."next_on", 'ended', NEW."ended", 'ended_on', NEW."ended_on", 'because', NEW."because")); END

CREATE TRIGGER opportunity_deleted AFTER DELETE ON opportunity BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'opportunity', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'text', OLD."text", 'heard_on', OLD."heard_on", 'entry', OLD."entry", 'amount', OLD."amount", 'next_step', OLD."next_step", 'next_on', OLD."next_on", 'ended', OLD."ended", 'ended_on', OLD."ended_on", 'because', OLD."because"), NULL); END

CREATE TRIGGER settlement_inserted AFTER INSERT ON settlement BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'settlement', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'code', NEW."code", 'due_on', NEW."due_on", 'day', NEW."day", 'entry', NEW."entry", 'text', NEW."text")); END

CREATE TRIGGER settlement_updated AFTER UPDATE ON settlement BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'settlement', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'code', OLD."code", 'due_on', OLD."due_on", 'day', OLD."day", 'entry', OLD."entry", 'text', OLD."text"), json_object('id', NEW."id", 'customer', NEW."customer", 'code', NEW."code", 'due_on', NEW."due_on", 'day', NEW."day", 'entry', NEW."entry", 'text', NEW."text")); END

CREATE TRIGGER settlement_deleted AFTER DELETE ON settlement BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'settlement', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'code', OLD."code", 'due_on', OLD."due_on", 'day', OLD."day", 'entry', OLD."entry", 'text', OLD."text"), NULL); END

CREATE TRIGGER snooze_inserted AFTER INSERT ON snooze BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'snooze', NEW.id, 'c' || NEW.customer, NULL, json_object('id', NEW."id", 'customer', NEW."customer", 'made_on', NEW."made_on", 'until', NEW."until", 'because', NEW."because", 'asked', NEW."asked")); END

CREATE TRIGGER snooze_updated AFTER UPDATE ON snooze BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'snooze', NEW.id, 'c' || NEW.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'made_on', OLD."made_on", 'until', OLD."until", 'because', OLD."because", 'asked', OLD."asked"), json_object('id', NEW."id", 'customer', NEW."customer", 'made_on', NEW."made_on", 'until', NEW."until", 'because', NEW."because", 'asked', NEW."asked")); END

CREATE TRIGGER snooze_deleted AFTER DELETE ON snooze BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'snooze', OLD.id, 'c' || OLD.customer, json_object('id', OLD."id", 'customer', OLD."customer", 'made_on', OLD."made_on", 'until', OLD."until", 'because', OLD."because", 'asked', OLD."asked"), NULL); END

CREATE TRIGGER away_inserted AFTER INSERT ON away BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'away', NEW.id, NULL, NULL, json_object('id', NEW."id", 'first', NEW."first", 'last', NEW."last", 'made_on', NEW."made_on", 'colleague', NEW."colleague")); END

CREATE TRIGGER away_updated AFTER UPDATE ON away BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'away', NEW.id, NULL, json_object('id', OLD."id", 'first', OLD."first", 'last', OLD."last", 'made_on', OLD."made_on", 'colleague', OLD."colleague"), json_object('id', NEW."id", 'first', NEW."first", 'last', NEW."last", 'made_on', NEW."made_on", 'colleague', NEW."colleague")); END

CREATE TRIGGER away_deleted AFTER DELETE ON away BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'away', OLD.id, NULL, json_object('id', OLD."id", 'first', OLD."first", 'last', OLD."last", 'made_on', OLD."made_on", 'colleague', OLD."colleague"), NULL); END

CREATE TRIGGER bystander_inserted AFTER INSERT ON bystander BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'bystander', NEW.id, NULL, NULL, json_object('id', NEW."id", 'name', NEW."name", 'mark', NEW."mark", 'added_on', NEW."added_on", 'company', NEW."company", 'source', NEW."source", 'external', NEW."external", 'file', NEW."file", 'said', NEW."said", 'dropped_on', NEW."dropped_on")); END

CREATE TRIGGER bystander_updated AFTER UPDATE ON bystander BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'bystander', NEW.id, NULL, json_object('id', OLD."id", 'name', OLD."name", 'mark', OLD."mark", 'added_on', OLD."added_on", 'company', OLD."company", 'source', OLD."source", 'external', OLD."external", 'file', OLD."file", 'said', OLD."said", 'dropped_on', OLD."dropped_on"), json_object('id', NEW."id", 'name', NEW."name", 'mark', NEW."mark", 'added_on', NEW."added_on", 'company', NEW."company", 'source', NEW."source", 'external', NEW."external", 'file', NEW."file", 'said', NEW."said", 'dropped_on', NEW."dropped_on")); END

CREATE TRIGGER bystander_deleted AFTER DELETE ON bystander BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'bystander', OLD.id, NULL, json_object('id', OLD."id", 'name', OLD."name", 'mark', OLD."mark", 'added_on', OLD."added_on", 'company', OLD."company", 'source', OLD."source", 'external', OLD."external", 'file', OLD."file", 'said', OLD."said", 'dropped_on', OLD."dropped_on"), NULL); END

CREATE TRIGGER mapping_inserted AFTER INSERT ON mapping BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'mapping', NEW.id, NULL, NULL, json_object('id', NEW."id", 'program', NEW."program", 'header', NEW."header", 'field', NEW."field")); END

CREATE TRIGGER mapping_updated AFTER UPDATE ON mapping BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'mapping', NEW.id, NULL, json_object('id', OLD."id", 'program', OLD."program", 'header', OLD."header", 'field', OLD."field"), json_object('id', NEW."id", 'program', NEW."program", 'header', NEW."header", 'field', NEW."field")); END

CREATE TRIGGER mapping_deleted AFTER DELETE ON mapping BEGIN INSERT INTO op_row (op, noun, row, subject, before, after) VALUES ((SELECT max(id) FROM op), 'mapping', OLD.id, NULL, json_object('id', OLD."id", 'program', OLD."program", 'header', OLD."header", 'field', OLD."field"), NULL); END

CREATE TRIGGER customer_searched AFTER INSERT ON customer BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 1, NEW.name || ' ' || coalesce(NEW.town, ''), 'customer', NEW.id, NEW.id WHERE NEW.name || ' ' || coalesce(NEW.town, '') <> ''; END

CREATE TRIGGER customer_researched AFTER UPDATE ON customer BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 1; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 1, NEW.name || ' ' || coalesce(NEW.town, ''), 'customer', NEW.id, NEW.id WHERE NEW.name || ' ' || coalesce(NEW.town, '') <> ''; END

CREATE TRIGGER customer_unsearched AFTER DELETE ON customer BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 1; END

CREATE TRIGGER person_searched AFTER INSERT ON person BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 2, NEW.name, 'person', NEW.id, NULL WHERE NEW.name <> ''; END

CREATE TRIGGER person_researched AFTER UPDATE ON person BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 2; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 2, NEW.name, 'person', NEW.id, NULL WHERE NEW.name <> ''; END

CREATE TRIGGER person_unsearched AFTER DELETE ON person BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 2; END

CREATE TRIGGER entry_searched AFTER INSERT ON entry BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 3, NEW.text, 'entry', NEW.id, NEW.customer WHERE NEW.text <> ''; END

CREATE TRIGGER entry_researched AFTER UPDATE ON entry BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 3; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 3, NEW.text, 'entry', NEW.id, NEW.customer WHERE NEW.text <> ''; END

CREATE TRIGGER entry_unsearched AFTER DELETE ON entry BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 3; END

CREATE TRIGGER promise_searched AFTER INSERT ON promise BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 4, NEW.text, 'promise', NEW.id, NEW.customer WHERE NEW.text <> ''; END

CREATE TRIGGER promise_researched AFTER UPDATE ON promise BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 4; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 4, NEW.text, 'promise', NEW.id, NEW.customer WHERE NEW.text <> ''; END

CREATE TRIGGER promise_unsearched AFTER DELETE ON promise BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 4; END

CREATE TRIGGER problem_searched AFTER INSERT ON problem BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 5, NEW.text, 'problem', NEW.id, NEW.customer WHERE NEW.text <> ''; END

CREATE TRIGGER problem_researched AFTER UPDATE ON problem BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 5; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 5, NEW.text, 'problem', NEW.id, NEW.customer WHERE NEW.text <> ''; END

CREATE TRIGGER problem_unsearched AFTER DELETE ON problem BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 5; END

CREATE TRIGGER colleague_searched AFTER INSERT ON colleague BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 6, NEW.name || ' ' || coalesce(NEW.knows, ''), 'colleague', NEW.id, NULL WHERE NEW.name || ' ' || coalesce(NEW.knows, '') <> ''; END

CREATE TRIGGER colleague_researched AFTER UPDATE ON colleague BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 6; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 6, NEW.name || ' ' || coalesce(NEW.knows, ''), 'colleague', NEW.id, NULL WHERE NEW.name || ' ' || coalesce(NEW.knows, '') <> ''; END

CREATE TRIGGER colleague_unsearched AFTER DELETE ON colleague BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 6; END

CREATE TRIGGER sale_searched AFTER INSERT ON sale BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 7, coalesce(NEW.product, ''), 'sale', NEW.id, NEW.customer WHERE coalesce(NEW.product, '') <> ''; END

CREATE TRIGGER sale_researched AFTER UPDATE ON sale BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 7; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 7, coalesce(NEW.product, ''), 'sale', NEW.id, NEW.customer WHERE coalesce(NEW.product, '') <> ''; END

CREATE TRIGGER sale_unsearched AFTER DELETE ON sale BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 7; END

CREATE TRIGGER fact_searched AFTER INSERT ON fact BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 8, NEW.kind || ' ' || trim(coalesce(NEW.name, '') || ' ' || NEW.text), 'fact', NEW.id, NEW.customer WHERE NEW.kind || ' ' || trim(coalesce(NEW.name, '') || ' ' || NEW.text) <> ''; END

CREATE TRIGGER fact_researched AFTER UPDATE ON fact BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 8; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 8, NEW.kind || ' ' || trim(coalesce(NEW.name, '') || ' ' || NEW.text), 'fact', NEW.id, NEW.customer WHERE NEW.kind || ' ' || trim(coalesce(NEW.name, '') || ' ' || NEW.text) <> ''; END

CREATE TRIGGER fact_unsearched AFTER DELETE ON fact BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 8; END

CREATE TRIGGER news_searched AFTER INSERT ON news BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 9, trim(NEW.text || ' ' || coalesce(NEW.product, '') || ' ' || NEW.tags), 'news', NEW.id, NULL WHERE trim(NEW.text || ' ' || coalesce(NEW.product, '') || ' ' || NEW.tags) <> ''; END

CREATE TRIGGER news_researched AFTER UPDATE ON news BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 9; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 9, trim(NEW.text || ' ' || coalesce(NEW.product, '') || ' ' || NEW.tags), 'news', NEW.id, NULL WHERE trim(NEW.text || ' ' || coalesce(NEW.product, '') || ' ' || NEW.tags) <> ''; END

CREATE TRIGGER news_unsearched AFTER DELETE ON news BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 9; END

CREATE TRIGGER contract_searched AFTER INSERT ON contract BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 10, trim(coalesce(NEW.title, '') || ' ' || coalesce(NEW.number, '') || ' ' || coalesce(NEW.because, '')), 'contract', NEW.id, NEW.customer WHERE trim(coalesce(NEW.title, '') || ' ' || coalesce(NEW.number, '') || ' ' || coalesce(NEW.because, '')) <> ''; END

CREATE TRIGGER contract_researched AFTER UPDATE ON contract BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 10; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 10, trim(coalesce(NEW.title, '') || ' ' || coalesce(NEW.number, '') || ' ' || coalesce(NEW.because, '')), 'contract', NEW.id, NEW.customer WHERE trim(coalesce(NEW.title, '') || ' ' || coalesce(NEW.number, '') || ' ' || coalesce(NEW.because, '')) <> ''; END

CREATE TRIGGER contract_unsearched AFTER DELETE ON contract BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 10; END

CREATE TRIGGER expectation_searched AFTER INSERT ON expectation BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 11, NEW.text || ' ' || coalesce(NEW.found, ''), 'expectation', NEW.id, NEW.customer WHERE NEW.text || ' ' || coalesce(NEW.found, '') <> ''; END

CREATE TRIGGER expectation_researched AFTER UPDATE ON expectation BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 11; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 11, NEW.text || ' ' || coalesce(NEW.found, ''), 'expectation', NEW.id, NEW.customer WHERE NEW.text || ' ' || coalesce(NEW.found, '') <> ''; END

CREATE TRIGGER expectation_unsearched AFTER DELETE ON expectation BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 11; END

CREATE TRIGGER referral_searched AFTER INSERT ON referral BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 12, trim(NEW.whom || ' ' || NEW.text), 'referral', NEW.id, NEW.customer WHERE trim(NEW.whom || ' ' || NEW.text) <> ''; END

CREATE TRIGGER referral_researched AFTER UPDATE ON referral BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 12; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 12, trim(NEW.whom || ' ' || NEW.text), 'referral', NEW.id, NEW.customer WHERE trim(NEW.whom || ' ' || NEW.text) <> ''; END

CREATE TRIGGER referral_unsearched AFTER DELETE ON referral BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 12; END

CREATE TRIGGER opportunity_searched AFTER INSERT ON opportunity BEGIN INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 13, trim(NEW.text || ' ' || coalesce(NEW.next_step, '')), 'opportunity', NEW.id, NEW.customer WHERE trim(NEW.text || ' ' || coalesce(NEW.next_step, '')) <> ''; END

CREATE TRIGGER opportunity_researched AFTER UPDATE ON opportunity BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 13; INSERT INTO search (rowid, words, noun, row, customer) SELECT NEW.id * 16 + 13, trim(NEW.text || ' ' || coalesce(NEW.next_step, '')), 'opportunity', NEW.id, NEW.customer WHERE trim(NEW.text || ' ' || coalesce(NEW.next_step, '')) <> ''; END

CREATE TRIGGER opportunity_unsearched AFTER DELETE ON opportunity BEGIN DELETE FROM search WHERE rowid = OLD.id * 16 + 13; END

CREATE TRIGGER entry_newest AFTER INSERT ON entry BEGIN
DELETE FROM newest WHERE customer IN (NEW.customer);
INSERT INTO newest SELECT * FROM newest_sought WHERE customer IN (NEW.customer);
END

CREATE TRIGGER entry_moved AFTER UPDATE OF customer, day, kind, inbound, attempt, bulk, colleague, purposes ON entry BEGIN
DELETE FROM newest WHERE customer IN (OLD.customer, NEW.customer);
INSERT INTO newest SELECT * FROM newest_sought WHERE customer IN (OLD.customer, NEW.customer);
END

CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
DELETE FROM newest WHERE customer IN (OLD.customer);
INSERT INTO newest SELECT * FROM newest_sought WHERE customer IN (OLD.customer);
END
