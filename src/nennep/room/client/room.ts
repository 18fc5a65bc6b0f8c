// The meeting room: filled by the room itself.
export {};
