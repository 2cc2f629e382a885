/** What is kept: matters and what is shown of them, masked already. */
package org.zhiheng.disclosure.store;
