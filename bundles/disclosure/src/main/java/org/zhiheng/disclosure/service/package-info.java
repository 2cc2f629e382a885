/** What the module offers, as components. */
package org.zhiheng.disclosure.service;
