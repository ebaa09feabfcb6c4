import "./tokens.css";
import "./shell/sturmwarte-app";

document.body.append(document.createElement("sturmwarte-app"));
