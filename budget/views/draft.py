"""What is being typed and tapped, kept in the browser's tab: a reload or a dropped line loses none.

It lies in the tab's own storage, never leaves the device, and is gone when the form is saved, the
register is locked, or the tab is closed.
"""

import streamlit as st

_kept = st.components.v2.component(
    "kept_draft",
    js="""
    const AGAIN = 250, TRIES = 40  // the form is drawn after its keeper
    export default function ({ data }) {
        const storage = window.sessionStorage
        if (data.forget_all) {
            Object.keys(storage).filter((key) => key.startsWith("draft_"))
                .forEach((key) => storage.removeItem(key))
            return
        }
        const drafts = window.keptDrafts ??= {}
        const mine = drafts[data.key] ??= { turn: data.turn, back: new Set() }
        mine.stop?.()
        if (data.turn > mine.turn) storage.removeItem(data.key)  // saved since
        mine.turn = data.turn
        const form = `.st-key-${data.form}`
        const fields = () => [...document.querySelectorAll(`${form} input, ${form} textarea`)]
            .filter((field) => !["password", "file", "checkbox"].includes(field.type)
                && field.getAttribute("role") !== "combobox" && !field.disabled)
        const taps = () => [...document.querySelectorAll(`${form} [data-testid=stButtonGroup]`)]
            .filter((group) => !group.querySelector("[aria-disabled=true], button:disabled"))
        const name = (field) => {
            const box = field.closest("[data-testid=stElementContainer]")
            return box?.className.match(/st-key-(\\w+?)_\\d+(\\s|$)/)?.[1] || field.ariaLabel
        }
        const buttons = (group) =>
            [...group.querySelectorAll("button[aria-checked], button[aria-pressed]")]
        const isOn = (button) => (button.ariaChecked ?? button.ariaPressed) === "true"
        const tapped = (group) => buttons(group).flatMap((one, at) => isOn(one) ? [at] : [])
        const write = (field, text) => {
            const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement
            Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text)
            field.dispatchEvent(new Event("input", { bubbles: true }))
            field.dispatchEvent(new Event("focusout", { bubbles: true }))
        }
        const drafted = () => JSON.parse(storage.getItem(data.key) || "{}")
        const isWanted = (field, text) =>
            text && text !== field.value && (!field.value || !mine.back.has(name(field)))
        const isUntapped = (group) => !tapped(group).length || !mine.back.has(name(group))
        const restore = (left) => {  // parts of the form come one after another
            const kept = drafted()
            const found = [...fields(), ...taps()]
            fields().filter((field) => isWanted(field, kept[name(field)]))
                .forEach((field) => write(field, kept[name(field)]))
            taps().filter(isUntapped).forEach((group) => (kept[name(group)] || [])
                .map((at) => buttons(group)[at])
                .filter((button) => button && !isOn(button))
                .forEach((button) => button.click()))
            found.forEach((part) => mine.back.add(name(part)))
            if (left && Object.keys(kept).some((part) => !mine.back.has(part))) {
                mine.later = setTimeout(() => restore(left - 1), AGAIN)
            }
        }
        const keep = (event) => {
            if (!event.isTrusted || !event.target.closest?.(form)) return
            const before = drafted()
            const drawn = new Set([...fields(), ...taps()].map(name))
            const kept = Object.fromEntries(Object.entries(before)
                .filter(([part]) => !mine.back.has(part) || !drawn.has(part)))
            const now = (part, value) => {
                if (part in before && !mine.back.has(part)) return  // not yet written back
                if (value.length) kept[part] = value
                mine.back.add(part)
            }
            fields().forEach((field) => now(name(field), field.value))
            taps().forEach((group) => now(name(group), tapped(group)))
            storage.setItem(data.key, JSON.stringify(kept))
        }
        const keepTaps = (event) => {
            if (event.target.closest?.("[data-testid=stButtonGroup]")) {
                setTimeout(() => keep(event), AGAIN)  // the button turns after the click
            }
        }
        mine.later = setTimeout(() => restore(TRIES), AGAIN)
        document.addEventListener("input", keep)
        document.addEventListener("click", keepTaps)
        mine.stop = () => {
            clearTimeout(mine.later)
            document.removeEventListener("input", keep)
            document.removeEventListener("click", keepTaps)
        }
        return mine.stop
    }
    """,
)


def draft_kept(form: str, turn: int, key: str) -> None:
    """Keep what is typed into a form; a later turn of the form lets it go.

    Args:
        form: Key of the container that holds the form.
        turn: How often the form was saved in this visit.
        key: Names the draft in the tab's storage; no text of the register.
    """
    name = f"draft_{form}_{key}"
    _kept(key=name, data={"key": name, "form": form, "turn": turn}, height=0)


def drafts_forgotten() -> None:
    """Let every draft of this tab go."""
    _kept(key="drafts_forgotten", data={"forget_all": True}, height=0)
