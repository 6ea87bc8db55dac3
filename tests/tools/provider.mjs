// A real, certified OpenID Connect provider on localhost, for tests only: node provider.mjs '{"port": 4000, "clients": [...], "levels": [...]}'.
// Who signs in, at which level and with which claims is filled in on its own sign-in page, as a tester would.
import { createServer } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import { URLSearchParams } from "node:url";
import Provider from "oidc-provider";

const asked = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${asked.port}`;
const people = new Map();
const signing = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });

const provider = new Provider(issuer, {
  clients: asked.clients,
  jwks: { keys: [{ ...signing, use: "sig", kid: "tests" }] },
  acrValues: asked.levels,
  claims: {
    openid: ["sub", "nin", "represents", "acting_nin", "aanvrager", "gemachtigde", "work_role"],
    profile: ["name", "birthdate"],
  },
  // As the standard has it, claims come from the userinfo endpoint; some brokers put them in the ID token.
  conformIdTokenClaims: !asked.claimsInToken,
  enabledJWA: { clientAuthSigningAlgValues: ["PS256"], idTokenSigningAlgValues: ["PS256", "RS256"] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  cookies: { keys: ["only for tests on localhost"] },
  ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  },
});

const form = (path) => `<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1>
<form method="post" action="${path}"><input name="sub"><input name="acr"><input name="claims"><button>Go on</button>
<button name="cancel" value="access_denied">Cancel</button></form>`;

const body = async (request) => {
  let text = "";
  for await (const part of request) text += part;
  return new URLSearchParams(text);
};

const interact = async (request, answer) => {
  await provider.interactionDetails(request, answer);
  if (request.method === "GET") {
    answer.setHeader("Content-Type", "text/html; charset=utf-8");
    answer.end(form(request.url));
    return;
  }
  const typed = await body(request);
  if (typed.get("cancel")) {
    const result = { error: typed.get("cancel"), error_description: "the visitor went back" };
    await provider.interactionFinished(request, answer, result);
    return;
  }
  people.set(typed.get("sub"), JSON.parse(typed.get("claims") || "{}"));
  const login = { accountId: typed.get("sub"), acr: typed.get("acr") || undefined };
  await provider.interactionFinished(request, answer, { login }, { mergeWithLastSubmission: false });
};

const handle = provider.callback();
createServer((request, answer) => {
  if (!request.url.startsWith("/interaction/")) return handle(request, answer);
  interact(request, answer).catch((error) => {
    answer.statusCode = 400;
    answer.end(String(error));
  });
}).listen(asked.port, "127.0.0.1", () => console.log("ready"));
