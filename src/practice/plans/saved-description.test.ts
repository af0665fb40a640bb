import { describe, expect, it } from 'vitest';
import { ToothNomenclature } from '../../domain/enums.ts';
import { type DescribedLine, describeLine } from './saved-description.ts';

const plain: DescribedLine = {
  isLab: false,
  laymanTerm: '',
  descript: 'crown',
  toothRange: '',
  notes: [],
  primaryDeductible: 0,
  secondaryDeductible: 0,
  discountNote: '',
};

describe('the description of a saved row', () => {
  it.each<[Partial<DescribedLine>, string]>([
    [{}, 'crown'],
    [{ laymanTerm: 'cap' }, 'cap'],
    [{ isLab: true }, '^ ^ crown'],
    [{ toothRange: '2,3,4,7' }, 'crown #2-4,7'],
    [{ notes: ['Frequency Limitation', 'Over annual max'] }, 'crown\r\nFrequency Limitation, Over annual max'],
    [{ primaryDeductible: 50 }, 'crown\r\nPri Deduct Applied: $50.00'],
    [{ secondaryDeductible: 1234567.5 }, 'crown\r\nSec Deduct Applied: $1,234,567.50'],
    [{ discountNote: 'Over Annual Max' }, 'crown - Over Annual Max'],
    [
      {
        isLab: true,
        laymanTerm: 'cap',
        toothRange: '2,3,4',
        notes: ['note'],
        primaryDeductible: 100,
        secondaryDeductible: 25.5,
        discountNote: 'Frequency Limitation',
      },
      '^ ^ cap #2-4\r\nnote\r\nPri Deduct Applied: $100.00\r\nSec Deduct Applied: $25.50 - Frequency Limitation',
    ],
  ])('of %j is %j', (line, expected) => {
    expect(describeLine({ ...plain, ...line }, ToothNomenclature.Universal)).toBe(expected);
  });

  it('shows teeth as the office writes them', () => {
    expect(describeLine({ ...plain, toothRange: '2,3,4' }, ToothNomenclature.FDI)).toBe('crown #17-15');
  });
});
