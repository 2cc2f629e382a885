/** The registers of bodies, officers, certificates and training, described; their enumerations. No framework. */
package org.zhiheng.credentials.domain;
