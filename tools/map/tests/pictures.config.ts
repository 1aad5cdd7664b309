// The README's pictures, made by tools/pictures.
import { defineConfig } from 'vitest/config';
import tests from './vitest.config';

export default defineConfig({
  test: { ...tests.test, include: ['tests/pictures.ts'] },
});
