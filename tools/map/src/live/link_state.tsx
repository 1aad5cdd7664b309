// Says when the server does not answer.
import { t } from '../words';
import type { Link } from './link';

export function LinkState({ link }: { link: Link }) {
  const state = link.state.value;
  return (
    <div role="status" class="live-link" data-state={state}>
      {state !== 'online' && (
        <>
          <span>
            {state === 'offline'
              ? t(
                  '连不上服务器：数字停在上一次，正在自动重试。',
                  'The server is gone: figures are the last known; trying again.',
                )
              : t(
                  '服务器繁忙，稍后自动重试。',
                  'The server is busy; trying again shortly.',
                )}
          </span>
          <button
            type="button"
            class="quiet-button"
            onClick={() => void link.retry()}
          >
            {t('立即重试', 'Try now')}
          </button>
        </>
      )}
    </div>
  );
}
