import { describe, expect, test } from 'vitest';
import { reduceCourse } from '../../src/analysis/course.ts';
import { crossing, fitLine, meanInterval } from '../../src/analysis/statistics.ts';
import { Moves } from '../../src/validation/moves.ts';

test('the mean of 1 to 5 has the interval of Student with 4 degrees of freedom', () => {
  const { estimate, low, high } = meanInterval([1, 2, 3, 4, 5]);
  expect(estimate).toBe(3);
  expect(high - estimate).toBeCloseTo(2.776 * Math.sqrt(2.5 / 5), 6);
  expect(estimate - low).toBeCloseTo(high - estimate, 12);
  expect(meanInterval([7])).toEqual({ estimate: 7, low: 7, high: 7 });
});

test('a line is found, and points without weight do not count', () => {
  const { slope, intercept } = fitLine([0, 1, 2, 3], [1, 3, 5, 100], [1, 1, 1, 0]);
  expect([slope, intercept]).toEqual([2, 1]);
});

test('a level is crossed between entries, or nowhere', () => {
  expect(crossing([0, 10, 20], [8, 4, 0], 3)).toBe(12.5);
  expect(crossing([0, 10], [8, 4], 3)).toBeNaN();
});

describe('a course is reduced', () => {
  const hours = Array.from({ length: 41 }, (_, i) => i / 4);
  const course = { hours, values: { drug: hours.map((hour) => 6 * (2 ** (-hour / 2) - 2 ** (-hour * 4))) } };

  test('to the area below it', () => {
    const part = { hours: [0, 1, 3, 4], values: { drug: [0, 2, 4, 4] } };
    expect(reduceCourse(part, 'drug', { reduce: 'area' })).toBe(1 + 6 + 4);
    expect(reduceCourse(part, 'drug', { reduce: 'area', from: 60, at: 180 })).toBe(6);
  });

  test('to its peak and the time of it', () => {
    expect(reduceCourse(course, 'drug', { reduce: 'timeOfMax' })).toBe(0.75);
    expect(reduceCourse(course, 'drug', { reduce: 'max' })).toBeCloseTo(3.877, 3);
  });

  test('to the half-life of its tail', () => {
    expect(reduceCourse(course, 'drug', { reduce: 'halfLife', from: 240 })).toBeCloseTo(2, 3);
  });

  test('within a window of minutes', () => {
    expect(reduceCourse(course, 'drug', { reduce: 'last', at: 120 })).toBeCloseTo(6 * (2 ** -1 - 2 ** -8), 12);
    expect(reduceCourse(course, 'drug', { reduce: 'min', from: 30, at: 60 })).toBeCloseTo(
      6 * (2 ** -0.25 - 2 ** -2),
      12,
    );
    expect(reduceCourse(course, 'drug', { reduce: 'last', from: 1e6 })).toBeNaN();
  });
});

describe('moves', () => {
  const ligands = Array.from({ length: 41 }, (_, i) => 10 ** ((i - 20) / 10));

  test('of cells that climb best at 2 nM are best there', () => {
    const moves = new Moves();
    for (const ligand of ligands)
      for (let n = 0; n < 1000; n++) {
        const occupied = ligand / (ligand + 2);
        moves.addMove(ligand, n < 500 + 1000 * occupied * (1 - occupied) ? 1 : -1, 1);
      }
    expect(moves.best()).toBeCloseTo(2, 1);
    expect(moves.indexNear(2, 0.15).index).toBeCloseTo(0.5, 2);
  });

  test('give the ligand of half occupancy', () => {
    const moves = new Moves();
    for (const ligand of ligands) moves.addOccupancy(ligand, ligand / (ligand + 3));
    expect(moves.halfOccupied()).toBeCloseTo(3, 10);
  });
});
