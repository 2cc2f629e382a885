/** The context at work: what its registers check, which facts they give, and the services it offers. */
package org.zhiheng.credentials.service;
