/** Accounts, the tree of bodies, and the pure rules of who may what. No framework. */
package org.zhiheng.access.domain;
