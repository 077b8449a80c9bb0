"""The tables of kiosk.db, step by step. A step that was released is never edited: a change is a new step."""

from sqlite_utils import Database, Migrations

migrations = Migrations("kiosk")


@migrations()
def m001_journal(db: Database) -> None:
    """Facts, appended and never changed; and the random id of this file."""
    db.execute("create table journal (origin text not null) strict")
    db.execute(
        """
        create table fact (
            seq integer primary key,  -- the order in which this file learned of it
            id text not null unique,
            origin text not null,
            origin_seq integer not null,
            hlc integer not null,
            wall_at text not null,
            kind text not null,
            subject text not null,
            schema integer not null,
            body text not null check (json_valid(body)),
            signature text not null,
            unique (origin, origin_seq)
        ) strict
        """
    )
    db.execute("create index fact_subject on fact (subject)")


@migrations()
def m002_register(db: Database) -> None:
    """People: one mutable row each."""
    db.execute(
        """
        create table attendee (
            id text primary key,
            number text not null unique,
            given_name text not null,
            family_name text not null,
            organisation text not null,
            group_id text not null,
            language text not null,
            status text not null,
            is_walk_in integer not null check (is_walk_in in (0, 1)),
            email_hash text not null,  -- keyed; recognises the person in the next import
            hlc integer not null,      -- last writer wins
            origin text not null,
            erased_at text             -- a tombstone: no name, and it always wins
        ) strict
        """
    )
    db.execute("create table register_version (version integer not null) strict")  # one row: every change counts it up
    db.execute("insert into register_version values (0)")


@migrations()
def m003_badges(db: Database) -> None:
    """What people carry: our badges, and the tickets that other systems gave them."""
    db.execute(
        """
        create table badge (
            number text primary key,
            attendee_id text not null references attendee (id),
            revoked_at text
        ) strict, without rowid
        """
    )
    db.execute("create index badge_attendee on badge (attendee_id)")
    db.execute(
        """
        create table foreign_code (
            code_hash text primary key,  -- keyed; the code itself is never kept
            attendee_id text not null references attendee (id)
        ) strict, without rowid
        """
    )
