/** What is spoken with a provider of identities: OpenID Connect 1.0, authorization code flow with PKCE. Knows nothing of accounts. */
package org.zhiheng.access.oidc;
