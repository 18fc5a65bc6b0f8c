// What a queue belongs to: one thing, named by its kind and its id. The app of a kind tells the kernel once
// what it must know.

import type { Word } from "@/ui/client/words";
import type { Id } from "./uuid";

/** "kind/id". Waiting acts and texts carry it, and the keys of the texts begin with it. */
export type Subject = `${string}/${Id}`;

export function subjectOf(kind: string, id: Id): Subject {
  return `${kind}/${id}`;
}

export function idOf(subject: Subject): Id {
  return subject.slice(subject.indexOf("/") + 1);
}

/** Of which kind it is, by its name. */
export function sortOf(subject: Subject): string {
  return subject.slice(0, subject.indexOf("/"));
}

export type Limits = Record<string, Record<string, number>>;

/** What the kernel reads of every package: the JSON that the server gives of a subject. */
export interface SubjectPackage {
  format: number;
  /** "" when it was made on this device; with a + when answered acts changed it since. */
  version: string;
  server_time: string;
  /** Whose package it is. */
  user: Id | null;
  /** The versions of acts that the server knows. */
  acts: Record<string, number>;
  /** By the name of an act: how many characters its texts may have, by their place in the payload. */
  limits?: Limits;
  /** Ids that a device made → the server's ids. */
  known_as: Record<Id, Id>;
}

export interface Closing {
  /** The refusal codes that mean it. */
  codes: readonly string[];
  label: Word;
  why: Word;
  /** The page where it can still be corrected, and its label. */
  correctUrl(id: Id): string;
  correct: Word;
}

export interface SubjectKind<P extends SubjectPackage = SubjectPackage> {
  kind: string;
  /** The format of the package that this script understands. */
  format: number;
  /** The server's id of the subject of a package. */
  idIn(pack: P): Id;
  /** Its title in a list of what waits. */
  title(pack: P): string;
  packageUrl(id: Id): string;
  textsUrl(id: Id): string;
  /** The page on which a person settles what was refused. */
  pageUrl(id: Id): string;
  /** The label of the link to that page. */
  pageLabel: Word;
  /** The place on that page where a text is written, by its name. */
  textPlace(name: string): string;
  /** Whether what waits can go on without the act that carries it: another device did the same. */
  goesOn?(pack: P): boolean;
  /** For kinds that are closed one day: what a person is told about acts that arrive later. */
  closing?: Closing;
}

const kinds = new Map<string, SubjectKind>();

export function addKind<P extends SubjectPackage>(kind: SubjectKind<P>): SubjectKind<P> {
  kinds.set(kind.kind, kind as unknown as SubjectKind);
  return kind;
}

/** The kind of a subject; null for an unknown one. */
export function kindOf(subject: Subject): SubjectKind | null {
  return kinds.get(sortOf(subject)) ?? null;
}
