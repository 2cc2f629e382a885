/** What the context keeps besides its registers. */
package org.zhiheng.credentials.store;
