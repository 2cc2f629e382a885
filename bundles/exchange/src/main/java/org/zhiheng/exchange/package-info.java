/** SOAP services, contract first: what provincial systems ask. Internal. */
package org.zhiheng.exchange;
