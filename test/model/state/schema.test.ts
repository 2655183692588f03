import { expect, test } from 'vitest';
import { drawStateSchema } from '../../support/state-schema.ts';

test('the schema of saved files says what the types say; npm test -- test/model/state -u makes it anew', async () => {
  await expect(drawStateSchema()).toMatchFileSnapshot('../../../src/model/state/state.schema.json');
});
