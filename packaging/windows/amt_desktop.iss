; Inno Setup script of the Windows installer. Not verified here: it needs Windows.
;
;   python packaging\build.py frozen
;   iscc /DVersion=0.1.0 packaging\windows\amt_desktop.iss
;
; FluidSynth's libraries are in the program's folder _internal. Windows looks for a library's own
; dependencies there because packaging/frozen/runtime_hook.py adds the folder to the search path.

#ifndef Version
  #error Give the version: /DVersion=...
#endif

[Setup]
AppId={{6B0C2B0E-7C0B-4B57-9E4B-0D7C6E0F5A11}
AppName=AMT Desktop
AppVersion={#Version}
AppPublisher=AMT Desktop contributors
DefaultDirName={autopf}\AMT Desktop
DefaultGroupName=AMT Desktop
; An installation for one user needs no administrator.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\share\icons\amt-desktop.ico
OutputDir=..\..\build\dist
OutputBaseFilename=amt-desktop-{#Version}-setup
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
ChangesEnvironment=yes

[Files]
Source: "..\..\build\dist\amt-desktop\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\AMT Desktop"; Filename: "{app}\amt-desktop.exe"

[Tasks]
Name: "path"; Description: "Make the command amt available in terminals (PATH)"
Name: "project"; Description: "Open AMT Desktop projects (.amt) with this program"

[Registry]
; .amt belongs to the program; for .mid it is only offered under "Open with".
Root: HKA; Subkey: "Software\Classes\.amt"; ValueType: string; ValueData: "AmtDesktop.Project"; \
  Flags: uninsdeletevalue; Tasks: project
Root: HKA; Subkey: "Software\Classes\AmtDesktop.Project"; ValueType: string; \
  ValueData: "AMT Desktop project"; Flags: uninsdeletekey; Tasks: project
Root: HKA; Subkey: "Software\Classes\AmtDesktop.Project\shell\open\command"; ValueType: string; \
  ValueData: """{app}\amt-desktop.exe"" ""%1"""; Tasks: project
Root: HKA; Subkey: "Software\Classes\Applications\amt-desktop.exe\SupportedTypes"; \
  ValueType: string; ValueName: ".mid"; ValueData: ""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\.mid\OpenWithList\amt-desktop.exe"; ValueType: none; \
  Flags: uninsdeletekey
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; \
  ValueData: "{olddata};{app}"; Check: IsNewInPath; Tasks: path

[Code]
function IsNewInPath: Boolean;
var
  Path: string;
begin
  Result := True;
  if RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Path) then
    Result := Pos(';' + ExpandConstant('{app}') + ';', ';' + Path + ';') = 0;
end;
