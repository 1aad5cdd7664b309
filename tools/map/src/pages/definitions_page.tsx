// What every figure means, and what it was computed from.
import type { Dataset } from '../data/dataset';
import { parameterRows } from '../data/parameter_rows';
import { TIERS } from '../tiers';
import { Table } from '../ui/table';
import { t } from '../words';
import {
  accessColumns,
  bandColumns,
  inputColumns,
  parameterColumns,
  tierColumns,
} from './definition_columns';
import { Absent, Section, TablePage } from './page_parts';
import './definitions_page.css';

export function DefinitionsPage({ dataset }: { dataset: Dataset }) {
  return (
    <TablePage
      title={t('口径与来源', 'Definitions and sources')}
      lead={
        <p>
          {t(
            '每个数字是什么意思，用什么参数、从哪些文件算出。相同的输入与参数，得到逐字节相同的结果。',
            'What every figure means, and with which parameters and from which files it was computed. The same inputs and parameters give the same bytes.',
          )}
        </p>
      }
    >
      <Sentences dataset={dataset} />
      <Parameters dataset={dataset} />
      <Rules dataset={dataset} />
      <Inputs dataset={dataset} />
      <Sources dataset={dataset} />
    </TablePage>
  );
}

// In both languages: a reader may have to quote either.
function Sentences({ dataset }: { dataset: Dataset }) {
  const definitions = dataset.result.manifest?.definitions ?? [];
  return (
    <Section title={t('定义', 'Definitions')}>
      {definitions.length === 0 && (
        <Absent>
          {t('结果没有附上定义。', 'The result holds no definitions.')}
        </Absent>
      )}
      <ol class="definitions">
        {definitions.map(({ zh, en }) => (
          <li key={en}>
            <p lang="zh">{zh}</p>
            <p lang="en">{en}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Parameters({ dataset }: { dataset: Dataset }) {
  return (
    <Section
      title={t('参数', 'Parameters')}
      note={t(
        '本研究的全部参数；名称与 study.textproto 中的写法相同。',
        'All parameters of this study, named as study.textproto has them.',
      )}
    >
      <Table
        caption={t('研究的参数', 'Parameters of the study')}
        columns={parameterColumns(dataset)}
        rows={parameterRows(dataset.parameters)}
        rowKey={(row) => row.path}
        csvName="parameters"
      />
    </Section>
  );
}

function Rules({ dataset }: { dataset: Dataset }) {
  const { accessRules, bands, tiers } = dataset.result;
  const given = tiers.filter((rules) => rules.given);
  return (
    <Section
      title={t('层级、接驳与时段', 'Tiers, access and parts of the day')}
      note={t(
        '进站、出站与换乘时间为判断值，没有权威来源；进站的低值与高值给出各表中的区间。',
        'Entry, exit and change times are judgement, without an authoritative source; the low and high entry times give the ranges of the tables.',
      )}
    >
      <Table
        caption={t('各层级的规则', 'Rules of the tiers')}
        columns={tierColumns()}
        rows={given}
        rowKey={(row) => row.tier}
        csvName="tiers"
      />
      {given.length < TIERS.length && (
        <p class="note">
          {t(
            '其余层级在此路网中没有。',
            'The network has none of the other tiers.',
          )}
        </p>
      )}
      <Table
        caption={t('如何到车站与离开车站', 'To and from the stations')}
        columns={accessColumns()}
        rows={accessRules}
        rowKey={(row) => accessRules.indexOf(row)}
        csvName="access_rules"
      />
      <Table
        caption={t('时段', 'Parts of the day')}
        columns={bandColumns(dataset)}
        rows={bands}
        rowKey={(row) => row.name?.id ?? ''}
      />
    </Section>
  );
}

function Inputs({ dataset }: { dataset: Dataset }) {
  const { manifest } = dataset.result;
  const warnings = Number(manifest?.warnings ?? 0n);
  return (
    <Section
      title={t('程序与输入', 'Tool and inputs')}
      note={t(
        `${manifest?.tool ?? ''} ${manifest?.toolVersion ?? ''} 计算；读取时有 ${warnings} 条警告。指纹（XXH3-128）相同即文件相同。`,
        `Computed by ${manifest?.tool ?? ''} ${manifest?.toolVersion ?? ''}; warnings about the inputs: ${warnings}. The same fingerprint (XXH3-128) means the same file.`,
      )}
    >
      <Table
        caption={t('读入的文件', 'Files that were read')}
        columns={inputColumns()}
        rows={manifest?.inputs ?? []}
        rowKey={(row) => row.name}
        csvName="inputs"
      />
    </Section>
  );
}

function Sources({ dataset }: { dataset: Dataset }) {
  const targets = dataset.result.targets.map(({ source }) => source);
  const external = dataset.result.externalValues.map(({ source }) => source);
  const sources = [...new Set([...targets, ...external])].filter(Boolean);
  return (
    <Section title={t('来源与许可', 'Sources and licences')}>
      <ul class="sources">
        <li>
          {t(
            '陆地与海岸：Natural Earth 1:10m（公有领域），经 world-atlas。图上不画国界。',
            'Land and coast: Natural Earth 1:10m (public domain), by way of world-atlas. No national borders are drawn.',
          )}
        </li>
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </Section>
  );
}
