// The app on its routes: each stands below the token, which is the first part of its path.
import { Hono, type Context } from 'hono';
import { bug, refusalBody } from './answer-body.ts';
import { isToken, onlyThisMachine } from './guard.ts';
import { pageFile } from './page-files.ts';
import { Cancelled } from './question-threads.ts';
import { draftRoutes } from './routes/drafts.ts';
import { firstAtlasRoutes } from './routes/first-atlas.ts';
import { fileRoutes } from './routes/files.ts';
import { keptRoutes } from './routes/kept.ts';
import { ownAtlasRoutes } from './routes/own-atlas.ts';
import { publicSignalRoutes } from './routes/public-signal.ts';
import { questionRoutes } from './routes/questions.ts';
import { reportRoutes } from './routes/report.ts';
import { sampleRoutes } from './routes/sample.ts';
import { sharedReportRoutes, shareRoutes } from './routes/share.ts';
import { stateRoutes } from './routes/state.ts';
import { studyRoutes } from './routes/studies.ts';
import { windowRoutes } from './routes/windows.ts';
import { withoutPlaces, type Served } from './served.ts';

/** What whoever comes without the token reads. */
const WITHOUT_TOKEN =
  'Open the address that chipmate serve printed: it ends with a token.\n' +
  'chipmate serve が表示した、末尾にトークンの付いたアドレスを開いてください。\n';

/** The app on its routes. */
export function serverApp(served: Served): Hono {
  const { token } = served;
  const app = new Hono();
  app.use(onlyThisMachine(served.host));
  app.onError((error, context) => failed(error, context, served));
  // The address that is printed: from here on the token is a part of every path, so that no route can be asked without.
  app.get('/', (context) =>
    isToken(context.req.query('token'), token) || served.once?.opens(context.req.query('once')) === true
      ? context.redirect(`/${token}/`)
      : context.text(WITHOUT_TOKEN, 403),
  );
  app.use('/:token/*', async (context, next) => {
    if (!isToken(context.req.param('token'), token)) return context.text(WITHOUT_TOKEN, 403);
    return next();
  });

  // The page's own addresses are relative: they need the path to end in a slash.
  app.get('/:token', (context) =>
    isToken(context.req.param('token'), token)
      ? context.redirect(`/${token}/`)
      : context.text(WITHOUT_TOKEN, 403),
  );

  const routes = new Hono();
  const api = [
    stateRoutes,
    fileRoutes,
    questionRoutes,
    windowRoutes,
    publicSignalRoutes,
    studyRoutes,
    keptRoutes,
    draftRoutes,
    firstAtlasRoutes,
    ownAtlasRoutes,
    sampleRoutes,
    shareRoutes,
  ];
  for (const those of api) routes.route('/api', those(served));
  routes.route('/', reportRoutes(served));
  routes.route('/', sharedReportRoutes(served));
  routes.get('/*', async (context) => pageFile(context, `/${token}/`));
  app.route('/:token', routes);
  return app;
}

function failed(error: Error, context: Context, { uploads, studies }: Served): Response {
  if (error instanceof Cancelled) return context.body(null, 499 as never);
  const refused = refusalBody(error);
  if (refused !== undefined) {
    const isBusy = refused.refusal.key === 'questions.too-many';
    return context.json(withoutPlaces(studies.withoutRoot(refused), uploads), isBusy ? 429 : 422);
  }
  return context.json(bug(error), 500);
}
