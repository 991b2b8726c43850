"""What is being typed, kept in the browser's tab: a reload or a dropped line loses none of it.

It lies in the tab's own storage, never leaves the device, and is gone when the form is saved, the
register is locked, or the tab is closed.
"""

import streamlit as st

_kept = st.components.v2.component(
    "kept_draft",
    js="""
    const AGAIN = 250, TRIES = 20  // the form is drawn after its keeper
    export default function ({ data }) {
        const storage = window.sessionStorage
        if (data.forget_all) {
            Object.keys(storage).filter((key) => key.startsWith("draft_"))
                .forEach((key) => storage.removeItem(key))
            return
        }
        const drafts = window.keptDrafts ??= {}
        const mine = drafts[data.key] ??= { turn: data.turn }
        mine.stop?.()
        if (data.turn > mine.turn) storage.removeItem(data.key)  // saved since
        mine.turn = data.turn
        const form = `.st-key-${data.form}`
        const fields = () => [...document.querySelectorAll(`${form} input, ${form} textarea`)]
            .filter((field) => !["password", "file", "checkbox"].includes(field.type)
                && field.getAttribute("role") !== "combobox")
        const name = (field) => {
            const box = field.closest("[data-testid=stElementContainer]")
            return box?.className.match(/st-key-(\\w+?)_\\d+(\\s|$)/)?.[1] || field.ariaLabel
        }
        const write = (field, text) => {
            const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement
            Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text)
            field.dispatchEvent(new Event("input", { bubbles: true }))
            field.dispatchEvent(new Event("focusout", { bubbles: true }))
        }
        const restore = (left) => {
            const kept = JSON.parse(storage.getItem(data.key) || "{}")
            const found = fields()
            if (!found.length && left) {
                mine.later = setTimeout(() => restore(left - 1), AGAIN)
                return
            }
            found.forEach((field) => {
                const text = kept[name(field)]
                if (text && text !== field.value && (!field.value || !mine.isBack)) {
                    write(field, text)
                }
            })
            mine.isBack = mine.isBack || found.length > 0
        }
        const keep = (event) => {
            if (!event.isTrusted || !event.target.closest?.(form)) return
            const kept = {}
            fields().forEach((field) => { if (field.value) kept[name(field)] = field.value })
            storage.setItem(data.key, JSON.stringify(kept))
        }
        mine.later = setTimeout(() => restore(TRIES), AGAIN)
        document.addEventListener("input", keep)
        mine.stop = () => {
            clearTimeout(mine.later)
            document.removeEventListener("input", keep)
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
