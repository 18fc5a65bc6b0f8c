"""The device's key: the PIN, the commune's rescue key, and the file that opens there when the PIN is forgotten."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.offline.node_phone import play


def rescue_pair() -> tuple[ec.EllipticCurvePrivateKey, str]:
    private = ec.generate_private_key(ec.SECP256R1())
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private, base64.b64encode(public).decode()


def unwrapped(private: ec.EllipticCurvePrivateKey, key: dict[str, str]) -> bytes:
    """The raw key of a device, as the commune's server unwraps it."""
    ephemeral = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(key["ephemeral"]))
    shared = private.exchange(ec.ECDH(), ephemeral)
    under = HKDF(hashes.SHA256(), 32, b"", b"nennep device key").derive(shared)
    return AESGCM(under).decrypt(raw(key["iv"]), raw(key["wrapped"]), None)


def read(device_key: bytes, row: dict[str, Any]) -> dict[str, Any]:
    place = f"{row['store']}/{row['id']}".encode()
    found = json.loads(AESGCM(device_key).decrypt(raw(row["iv"]), raw(row["data"]), place))
    assert isinstance(found, dict)
    return found


def raw(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def test_a_file_made_while_locked_opens_with_the_communes_key() -> None:
    private, public = rescue_pair()
    found = play(f"""
        const phone = new Phone(new Server());
        let {{ session, store }} = await phone.enter();
        await store.keys.setRescue({{ id: "r1", public: "{public}" }});
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        session.texts.write(session.textKey(ITEM, "gist"), "Chữ.");
        await session.written();
        await store.keys.setPin("2468");
        ({{ session, store }} = await phone.restart());
        const state = [store.keys.state, session.needsPin, session.loaded];
        const {{ exportFile }} = await phone.room.modules.deviceFile();
        const file = JSON.parse(await (await exportFile(store, "Lò Văn Dương")).text());
        return {{ state, file, digest: store.keys.digest, device: store.device, counts: await store.counts() }};
    """)
    assert found["state"] == ["locked", True, False]
    assert found["counts"] == {"acts": 1, "texts": 1}
    file = found["file"]
    assert (file["nennep"], file["format"], file["device"], file["user_name"]) == (
        "device-file",
        1,
        found["device"],
        "Lò Văn Dương",
    )
    key = unwrapped(private, file["key"])
    assert hashlib.sha256(key).hexdigest() == found["digest"]
    act, text = (read(key, row) for row in sorted(file["rows"], key=lambda row: row["store"]))
    assert {name: act[name] for name in ("name", "version", "attempts", "subject")} == {
        "name": "meetings.record_entry",
        "version": 1,
        "attempts": 1,
        "subject": "meeting/0199bbbb-0000-7000-8000-000000000001",
    }
    assert act["payload"]["gist"] == "ý 1"
    assert (text["section"], text["dirty"]) == ("0199cccc-0000-7000-8000-000000000001/gist", True)
    assert text["state"]


@pytest.mark.parametrize("fault", ["full", "lost"])
def test_a_file_that_the_room_gives_out_has_what_the_store_could_not_keep(fault: str) -> None:
    private, public = rescue_pair()
    found = play(f"""
        const phone = new Phone(new Server());
        const {{ session, store }} = await phone.enter(); // no tab can tell another here: nothing is put back
        await store.keys.setRescue({{ id: "r1", public: "{public}" }});
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        await session.written();
        if ("{fault}" === "lost") await new Promise((done) => {{
          phone.indexedDB.deleteDatabase(`nennep-${{ME}}`).onsuccess = done;
        }});
        else store.acts.put = store.texts.write = () => Promise.reject(new Error("full"));
        for (const n of [2, 3]) session.act("meetings.record_entry", said(n));
        session.act("room.adopt_minutes", {{}});
        session.texts.write(session.textKey(ITEM, "gist"), "Gõ lúc máy đầy.");
        await session.written();
        const {{ exportFile }} = await phone.room.modules.deviceFile();
        const file = JSON.parse(await (await exportFile(store, "Lò Văn Dương", session)).text());
        return {{ file, digest: store.keys.digest, cannotKeep: session.cannotKeep }};
    """)
    file = found["file"]
    key = unwrapped(private, file["key"])
    assert found["cannotKeep"]
    acts = sorted(
        (read(key, row) for row in file["rows"] if row["store"] == "acts"), key=lambda act: act["seq"]
    )
    assert [(act["name"], act["payload"].get("gist")) for act in acts] == [
        *(("meetings.record_entry", f"ý {n}") for n in (1, 2, 3)),
        ("room.adopt_minutes", None),
    ]
    assert len({act["seq"] for act in acts}) == 4
    (text,) = (read(key, row) for row in file["rows"] if row["store"] == "texts")
    assert text["dirty"]
    closing = AESGCM(key).decrypt(
        raw(file["closing"]["iv"]), raw(file["closing"]["data"]), f"closing/{file['device']}".encode()
    )
    assert json.loads(closing) == [
        {name: value for name, value in row.items() if name != "data"} for row in file["rows"]
    ]


def test_a_wrong_pin_opens_nothing_and_the_right_one_everything() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session, store } = await phone.enter();
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        await session.written();
        await store.keys.setPin("2468");
        const key = (await phone.rows("meta")).find((row) => row.id === "key");
        ({ session, store } = await phone.restart());
        let reads = "read";
        try { await store.acts.of(meetingOf(MEETING)); } catch { reads = "locked"; }
        const wrong = [await session.unlock("1111"), session.needsPin, reads];
        const right = [await session.unlock("2468"), session.needsPin, session.pack.parts.entries.length];
        return { bare: "bare" in key, wrong, right };
    """)
    assert found == {"bare": False, "wrong": [False, True, "locked"], "right": [True, False, 1]}


def test_locked_nothing_is_sent() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session, store } = await phone.enter();
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        await session.written();
        await store.keys.setPin("2468");
        phone.server.online = true;
        const before = phone.server.asked.length;
        ({ session, store } = await phone.restart());
        await sleep(50);
        const locked = phone.server.asked.length - before;
        await session.unlock("2468");
        return [locked, await session.flushed(), phone.server.names];
    """)
    assert found == [0, True, ["meetings.record_entry"]]


def test_a_tab_that_was_unlocked_stays_so_until_it_is_closed_or_locked() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { store } = await phone.enter();
        await store.keys.setPin("2468");
        const tab = storage();
        const again = async () => (await phone.page({ sessionStorage: tab }).DeviceStore.open(ME)).keys;
        const first = await again();
        const closed = first.state;
        await first.unlock("2468");
        const reloaded = await again();
        reloaded.lock();
        return [closed, first.state, reloaded.hasPin, (await again()).state];
    """)
    assert found == ["locked", "open", True, "locked"]


def test_another_tab_does_not_bring_the_bare_key_back() -> None:
    _private, public = rescue_pair()
    found = play(f"""
        const phone = new Phone(new Server());
        const one = (await phone.enter()).store;
        const two = (await phone.enter()).store;
        await one.keys.setPin("2468");
        await two.keys.setRescue({{ id: "r1", public: "{public}" }});
        const key = (await phone.rows("meta")).find((row) => row.id === "key");
        return [Object.keys(key).sort()];
    """)
    assert found == [["device", "digest", "id", "pin", "rescue"]]


def test_a_row_moved_to_another_place_is_not_read() -> None:
    found = play("""
        const { store } = await new Phone(new Server()).enter();
        const sealed = await store.keys.seal("acts/one", { a: 1 });
        try { await store.keys.unseal("acts/two", sealed); return "read"; } catch { return "refused"; }
    """)
    assert found == "refused"


def test_a_forgotten_device_begins_anew_and_an_old_page_writes_nothing_unreadable() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session, store } = await phone.enter();
        const { device } = store;
        phone.server.online = false;
        const other = await phone.page().DeviceStore.open(ME);
        await other.forget();
        const fresh = await phone.page().DeviceStore.open(ME);
        session.act("meetings.record_entry", said(1));
        await session.written();
        return [fresh.device !== device, session.cannotKeep, (await phone.rows("acts")).length];
    """)
    assert found == [True, True, 0]
