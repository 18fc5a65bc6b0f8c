// What a queue is of: one thing of the field, named by its kind and its id. What the kernel must know of a
// kind, the app that brings it says once.

import type { Word } from "@/ui/client/words";
import type { Id } from "./uuid";

/** "kind/id" in one word: acts and texts that wait carry it, and the keys of the texts begin with it. */
export type Subject = `${string}/${Id}`;

export function subjectOf(kind: string, id: Id): Subject {
  return `${kind}/${id}`;
}

export function idOf(subject: Subject): Id {
  return subject.slice(subject.indexOf("/") + 1);
}

/** What every package tells the kernel, whatever else it holds: the JSON that the server gives of a
 *  subject. */
export interface SubjectPackage {
  format: number;
  /** "" while it was only made here, with a + when acts changed it since. */
  version: string;
  server_time: string;
  /** Whose package it is. */
  user: Id | null;
  /** The versions of acts that the server knows. */
  acts: Record<string, number>;
  /** Ids that a device made, as the server knows them. */
  known_as: Record<Id, Id>;
}

export interface Closing {
  /** The codes of the refusals that say so. */
  codes: readonly string[];
  label: Word;
  why: Word;
  /** Where it can still be put right, and what that way is called. */
  correctUrl(id: Id): string;
  correct: Word;
}

export interface SubjectKind<P extends SubjectPackage = SubjectPackage> {
  kind: string;
  /** The format of the package that this script understands. */
  format: number;
  /** The server's id of what a package is of. */
  idIn(pack: P): Id;
  /** What it is called in a list of what waits. */
  title(pack: P): string;
  packageUrl(id: Id): string;
  textsUrl(id: Id): string;
  /** The page on which a person settles what was refused. */
  pageUrl(id: Id): string;
  /** What the way to that page is called. */
  pageLabel: Word;
  /** For kinds that are closed at some time: what is said of acts that arrive after it. */
  closing?: Closing;
}

const kinds = new Map<string, SubjectKind>();

export function addKind<P extends SubjectPackage>(kind: SubjectKind<P>): SubjectKind<P> {
  kinds.set(kind.kind, kind as unknown as SubjectKind);
  return kind;
}

/** The kind of a subject; null for one that no script here knows. */
export function kindOf(subject: Subject): SubjectKind | null {
  return kinds.get(subject.slice(0, subject.indexOf("/"))) ?? null;
}
