import { findSetting, settings } from '../preferences/settings.ts';
import type { Proposal } from './proposal.ts';

export function listSettings(): readonly Proposal[] {
  return settings.map(({ name, meaning }) => ({ value: name, description: meaning }));
}

/** What the setting named before it takes; of a text, the usual one to begin with. */
export function listSettingValues(name: string): readonly Proposal[] {
  const setting = findSetting(name);
  if (setting === undefined) return [];
  const { takes, usual } = setting;
  return typeof takes === 'string' ? [{ value: usual, description: 'as usual' }] : takes.map((value) => (value === usual ? { value, description: 'as usual' } : { value }));
}
