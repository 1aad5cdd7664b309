// Targets that are met now, or no longer.
import { changedTargets, numbers, targetsWith } from '../../data/comparison';
import type { Dataset } from '../../data/dataset';
import {
  type TargetChange,
  TargetState,
} from '../../proto/railreach/v1/comparison_pb';
import { type Column, Table } from '../../ui/table';
import { nameOf, t } from '../../words';
import { memberName, withUnit } from '../city/indicator_words';
import { Mark, Section } from '../page_parts';
import { counted } from '../story';
import { type ComparisonPart, fromTo, sideText } from './parts';

export function ComparedTargets({ dataset, comparison }: ComparisonPart) {
  const rows = changedTargets(comparison);
  if (rows.length === 0) return null;
  const now = targetsWith(comparison, TargetState.NOW_MET).length;
  const lost = targetsWith(comparison, TargetState.NO_LONGER_MET).length;
  return (
    <Section
      title={t('规划目标', 'Targets of the plan')}
      note={t(
        `设有目标值的${rows.length}项指标中，新达标${now}项，不再达标${lost}项。`,
        `Of ${counted(rows.length, 'target')} with a value, ${now} are newly met and ${lost} no longer.`,
      )}
    >
      <Table
        caption={t('目标的变化', 'How targets stand')}
        columns={columnsOf(dataset)}
        rows={rows}
        rowKey={(row) => row.name?.id ?? ''}
        csvName="target_changes"
      />
    </Section>
  );
}

function columnsOf(dataset: Dataset): Column<TargetChange>[] {
  const write = (row: TargetChange) => (value: number) =>
    withUnit(value, row.unit);
  return [
    {
      key: 'target',
      head: t('指标', 'Indicator'),
      value: (row) => nameOf(row.name),
    },
    {
      key: 'state',
      head: t('结论', 'State'),
      value: (row) => row.state,
      text: (row) => <State state={row.state} />,
      align: 'start',
    },
    {
      key: 'goal',
      head: t('目标', 'Target'),
      value: (row) => row.target?.b ?? row.target?.a,
      text: (row) => sideText(row.target?.b ?? row.target?.a, write(row)),
    },
    valueColumn('a', write),
    valueColumn('b', write),
    {
      key: 'members',
      head: t('达标成员', 'Members that meet it'),
      value: (row) => numbers(row.membersMet).b,
      text: (row) => fromTo(numbers(row.membersMet), (n) => `${n}`),
    },
    {
      key: 'who',
      head: t('哪些', 'Which'),
      value: (row) => [...row.nowMet, ...row.noLongerMet].join(' '),
      text: (row) => (
        <>
          {row.nowMet.length > 0 && (
            <div class="gain">+ {names(dataset, row.nowMet)}</div>
          )}
          {row.noLongerMet.length > 0 && (
            <div class="loss">− {names(dataset, row.noLongerMet)}</div>
          )}
        </>
      ),
    },
  ];
}

// The value is that of the whole, or of the worst member.
function valueColumn(
  side: 'a' | 'b',
  write: (row: TargetChange) => (value: number) => string,
): Column<TargetChange> {
  return {
    key: side,
    head: side.toUpperCase(),
    value: (row) => row.value?.[side],
    text: (row) =>
      row.value?.[side] === undefined
        ? t('有成员不可达', 'a member is not reached')
        : write(row)(row.value[side]),
    align: 'end',
  };
}

// Members are told by their Chinese names.
function names(dataset: Dataset, members: string[]): string {
  const all = dataset.result.assessments.flatMap((row) => row.members);
  return members
    .map((zh) => {
      const member = all.find((row) => row.nameZh === zh);
      return member ? memberName(member) : zh;
    })
    .join(t('、', ', '));
}

function State({ state }: { state: TargetState }) {
  switch (state) {
    case TargetState.NOW_MET:
      return <Mark tone="good" icon="✓" word={t('新达标', 'newly met')} />;
    case TargetState.NO_LONGER_MET:
      return <Mark tone="bad" icon="✗" word={t('不再达标', 'no longer met')} />;
    case TargetState.STILL_MET:
      return <Mark tone="good" icon="✓" word={t('仍达标', 'still met')} />;
    default:
      return <Mark tone="bad" icon="✗" word={t('仍未达标', 'still missed')} />;
  }
}
