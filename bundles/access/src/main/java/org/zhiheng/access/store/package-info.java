/** Where accounts, roles, sessions and proposals are kept. */
package org.zhiheng.access.store;
