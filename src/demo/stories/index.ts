import { chartingStories } from './charting.ts';
import { deleteStories } from './delete-rules.ts';
import { insuranceStories } from './insurance.ts';
import { planStories } from './plans.ts';
import type { Story } from './story.ts';

/** Every patient worth knowing by number. */
export const stories: readonly Story[] = [...insuranceStories, ...planStories, ...deleteStories, ...chartingStories];
