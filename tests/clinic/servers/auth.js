// An authorization server as SMART App Launch 2.2 wants one, of oidc-provider: `node auth.js`.
// The environment brings: MODULES (where npm installed), AUTH (JSON, written by auth.py).
// oidc-provider does the OAuth; added here are aud, patient, the SMART configuration, and pages
// for signing in and for allowing. The name that signs in is the id of the patient.
"use strict";

const http = require("node:http");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const setup = JSON.parse(process.env.AUTH);
const FHIR = new RegExp(setup.audience);
const narrowed = new Map(); // by grant: a scope that was asked for -> what was allowed of it

const page = (title, inner) =>
  `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><form method="post">${inner}</form>`;
const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const loginPage = () =>
  page(
    "Sign in to the Test Clinic",
    '<label>Patient <input name="login" autocomplete="off"></label><button>Sign in</button>',
  );

const consentPage = (scopes) =>
  page(
    "Allow Glidepath?",
    scopes
      .map((s) => `<p><label><input type="checkbox" name="allow" value="${escaped(s)}" checked>${escaped(s)}</label>`)
      .join("") +
      '<button name="answer" value="yes">Allow</button><button name="answer" value="no">No</button>',
  );

const smart = (issuer) => ({
  issuer,
  jwks_uri: `${issuer}/jwks`,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  introspection_endpoint: `${issuer}/token/introspection`,
  revocation_endpoint: `${issuer}/token/revocation`,
  grant_types_supported: ["authorization_code", "refresh_token"],
  response_types_supported: ["code"],
  token_endpoint_auth_methods_supported: ["none"],
  code_challenge_methods_supported: ["S256"],
  scopes_supported: setup.scopes,
  capabilities: setup.capabilities,
});

const allowedOf = (grantId, scope) =>
  (scope || "")
    .split(" ")
    .map((s) => narrowed.get(grantId)?.get(s) ?? s)
    .join(" ");

function configuration(errors) {
  return {
    scopes: setup.scopes,
    clients: setup.clients,
    cookies: { keys: [setup.secret] },
    claims: { openid: ["sub"], fhirUser: ["fhirUser"] },
    clientBasedCORS: () => false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, fhirUser: `Patient/${id}` }),
    }),
    extraParams: {
      aud(_, value) {
        if (!FHIR.test(value || "")) throw new errors.InvalidRequest("aud is not this FHIR server");
      },
    },
    extraTokenClaims: (_, token) => ({ patient: token.accountId }),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: { enabled: true },
      introspection: { enabled: true, allowedPolicy: (_, client) => client.clientId === "guard" },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    rotateRefreshToken: true,
    ttl: {
      AccessToken: (_, __, client) => (client.clientId === "glidepath-brief" ? 1 : 3600),
      AuthorizationCode: 60,
      Grant: 86400,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 86400,
      Session: 86400,
    },
  };
}

async function onToken(ctx, next) {
  await next();
  const { route, entities } = ctx.oidc ?? {};
  if (ctx.status !== 200 || !ctx.body) return;
  if (route === "token") {
    const token = entities.AccessToken;
    const scope = allowedOf(token.grantId, ctx.body.scope);
    const knows = setup.nobody.includes(token.clientId) ? {} : { patient: token.accountId };
    ctx.body = { ...ctx.body, scope, need_patient_banner: false, ...knows };
  } else if (route === "introspection" && ctx.body.active) {
    const token = entities.AccessToken ?? entities.RefreshToken;
    ctx.body.scope = allowedOf(token.grantId, ctx.body.scope);
  }
}

async function fields(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

async function consented(provider, details, form, asked) {
  if (form.get("answer") !== "yes") {
    return { error: "access_denied", error_description: "The person said no" };
  }
  const grant = new provider.Grant({
    accountId: details.session.accountId,
    clientId: details.params.client_id,
  });
  const allowed = form.getAll("allow");
  grant.addOIDCScope(allowed.join(" "));
  // Said no to: without this the page would ask again and again.
  grant.rejectOIDCScope(asked.filter((s) => !allowed.includes(s)).join(" "));
  const grantId = await grant.save();
  // "narrow=patient/Observation.crus>patient/Observation.rs": less than was asked for.
  narrowed.set(grantId, new Map(form.getAll("narrow").map((one) => one.split(">"))));
  return { consent: { grantId } };
}

async function interact(provider, request, response) {
  const details = await provider.interactionDetails(request, response);
  const asked = details.params.scope.split(" ").filter((s) => setup.scopes.includes(s));
  const login = details.prompt.name === "login";
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(login ? loginPage() : consentPage(asked));
    return;
  }
  const form = await fields(request);
  const result = login
    ? { login: { accountId: form.get("login") } }
    : await consented(provider, details, form, asked);
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function main() {
  const library = path.join(process.env.MODULES, "oidc-provider", "lib", "index.js");
  const { default: Provider, errors } = await import(pathToFileURL(library).href);
  const provider = new Provider(setup.issuer, configuration(errors));
  provider.use(onToken);
  const serve = provider.callback();
  const server = http.createServer(async (request, response) => {
    try {
      if (request.url === "/.well-known/smart-configuration") {
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify(smart(setup.issuer)));
      } else if (request.url.startsWith("/interaction/")) {
        await interact(provider, request, response);
      } else {
        await serve(request, response);
      }
    } catch (error) {
      console.error(error);
      response.statusCode = 400;
      response.end("That did not work");
    }
  });
  server.listen(setup.port, "127.0.0.1");
}

main();
